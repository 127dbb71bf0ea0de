import { mount } from 'svelte';
import '../base.css';
import Gallery from '../Gallery.svelte';

const asked = new URLSearchParams(location.search);
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(Gallery, { target, props: { show: asked.get('show'), theme: asked.get('theme') } });
