import type {
  BoardView,
  CaseView,
  ConcernLine,
  EarlierView,
  HomeLine,
  HomeView,
  HouseholdView,
  InboxItemView,
  InboxLine,
  OrderView,
  PhoneLine,
  StaffLine,
} from '#domain/cases/office-views.ts';
import type { NotGiven } from '#domain/rights/copy-parts.ts';
import type { BreachListView, BreachView } from '#domain/breaches/breach-views.ts';
import type {
  CopyPreview,
  FrozenCopy,
  FrozenPage,
  PersonLine,
  ReceiptsView,
  RightsListView,
  RightsRequestView,
} from '#domain/rights/rights-views.ts';
import type {
  DraftView,
  HolderView,
  RequestsView,
  RequestView,
  TasksView,
} from '#domain/requests/request-views.ts';
import type {
  DisclosureDetail,
  DisclosuresView,
  EvidenceView,
  FollowUpsView,
  KeptPage,
  SavedFile,
} from '#domain/disclosures/disclosure-views.ts';
import type { MadeLink, SharePreview, ShareRow } from '#domain/shares/share-views.ts';
import type { CertificateView, DestructionList, RetentionView } from '#domain/retention/retention-views.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import type { SameHumanView } from '#domain/sharing/same-human.ts';
import type { ChangePreview, MatrixView } from '#domain/disclosure/matrix-view.ts';
import type { TeamView } from '#domain/training/team.ts';
import type {
  AskForm,
  JobReleases,
  LifeForm,
  LifeTold,
  RuleAbout,
  RulePreview,
  RulesView,
  ShareDetail,
  SharingView,
} from '#domain/sharing/sharing-views.ts';
import type { ComparedField } from '#domain/cases/comparison.ts';
import type { Result } from '#domain/result.ts';
import type { Api, ApiProblem } from './api.ts';

export type OfficeAnswer<T> = Promise<Result<T, ApiProblem>>;

/** What is sent: bodies as the record kinds have them, ids minted here so that sending twice changes nothing. */
export type Sent = Readonly<Record<string, unknown>>;

/** The office's interface. The server that answers is the one that this app came from, so its shapes are trusted. */
export class OfficeApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  board(after: string | null): OfficeAnswer<BoardView> {
    return this.#get(`/cases${after === null ? '' : `?after=${encodeURIComponent(after)}`}`);
  }
  caseView(id: string): OfficeAnswer<CaseView> {
    return this.#get(`/cases/${id}`);
  }
  homes(
    text: string,
    after: string | null,
  ): OfficeAnswer<{
    readonly homes: readonly HomeLine[];
    readonly total: number;
    readonly next: string | null;
  }> {
    const from = after === null ? '' : `&after=${after}`;
    return this.#get(`/homes?q=${encodeURIComponent(text)}${from}`);
  }
  home(id: string): OfficeAnswer<HomeView> {
    return this.#get(`/homes/${id}`);
  }
  /** Reading it is journalled, so it is asked for only when somebody wants to see it. */
  household(home: string): OfficeAnswer<HouseholdView> {
    return this.#get(`/homes/${home}/household`);
  }
  earlier(home: string): OfficeAnswer<EarlierView> {
    return this.#get(`/homes/${home}/earlier`);
  }
  /** Who lives there now, to record a change of it. */
  tenancy(home: string): OfficeAnswer<TenancyView> {
    return this.#get(`/homes/${home}/tenancy`);
  }
  changeTenancy(home: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/homes/${home}/tenancy`, sent);
  }
  order(id: string): OfficeAnswer<OrderView> {
    return this.#get(`/orders/${id}`);
  }
  staff(): OfficeAnswer<{ readonly staff: readonly StaffLine[] }> {
    return this.#get('/staff');
  }
  phones(): OfficeAnswer<{ readonly phones: readonly PhoneLine[] }> {
    return this.#get('/phones');
  }
  /** For the safeguarding lead alone; each look is journalled. */
  concerns(): OfficeAnswer<{ readonly concerns: readonly ConcernLine[] }> {
    return this.#get('/concerns');
  }
  matrix(): OfficeAnswer<MatrixView> {
    return this.#get('/matrix');
  }
  /** What a change of one cell would do; nothing is changed by looking. */
  matrixPreview(thought: Readonly<Record<string, string>>): OfficeAnswer<ChangePreview> {
    return this.#get(`/matrix/preview?${new URLSearchParams(thought).toString()}`);
  }
  /** A lead has read the sources of a row again. */
  checkRow(sent: Sent): OfficeAnswer<{ readonly check: string }> {
    return this.#post('/matrix/checks', sent);
  }
  closeCell(sent: Sent): OfficeAnswer<{ readonly closing: string }> {
    return this.#post('/matrix/closings', sent);
  }
  /** Proposes the end of a closing, or answers a proposal as another lead. */
  endClosing(
    closing: string,
    step: 'end' | 'answer',
    sent: Sent,
  ): OfficeAnswer<{ readonly closing: string }> {
    return this.#post(`/matrix/closings/${closing}/${step}`, sent);
  }
  sameHuman(): OfficeAnswer<SameHumanView> {
    return this.#get('/same-human');
  }
  sayOneHuman(sent: Sent): OfficeAnswer<{ readonly said: string }> {
    return this.#post('/same-human', sent);
  }
  sayTwoHumans(said: string, sent: Sent): OfficeAnswer<{ readonly said: string }> {
    return this.#post(`/same-human/${said}/undo`, sent);
  }
  teamTraining(): OfficeAnswer<TeamView> {
    return this.#get('/training/team');
  }
  inbox(): OfficeAnswer<{ readonly items: readonly InboxLine[] }> {
    return this.#get('/inbox');
  }
  inboxItem(id: string): OfficeAnswer<InboxItemView> {
    return this.#get(`/inbox/${id}`);
  }
  /** What is done about a refused correction, in the name of whoever is at the desk. */
  stepOnItem(item: string, step: Readonly<Record<string, unknown>>): OfficeAnswer<{ readonly id: string }> {
    return this.#post(`/inbox/${item}/steps`, step);
  }

  requests(): OfficeAnswer<RequestsView> {
    return this.#get('/requests');
  }
  /** `about` tries another home as the one it comes from. */
  request(id: string, about: string | null): OfficeAnswer<RequestView> {
    return this.#get(`/requests/${id}${about === null ? '' : `?about=${about}`}`);
  }
  /** The answer to somebody who asks just now; nothing is recorded by looking at it. */
  answerNow(
    home: string,
    asker: string,
    ownHome: string,
    asks: readonly string[],
    about: string | null,
  ): OfficeAnswer<DraftView> {
    const from = about === null ? '' : `&about=${about}`;
    const who = `asker=${asker}&own-home=${ownHome}`;
    return this.#get(`/homes/${home}/answer?${who}&asks=${asks.join(',')}${from}`);
  }
  takeRequest(sent: Sent): OfficeAnswer<{ readonly request: string }> {
    return this.#post('/requests', sent);
  }
  answerRequest(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/requests/${request}/answer`, sent);
  }
  refuseRequest(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/requests/${request}/refusal`, sent);
  }

  /** Says that this desk has it open; `takeOver` takes it from a colleague. Answers who has it. */
  holdRequest(request: string, sent: Sent): OfficeAnswer<{ readonly holder: HolderView | null }> {
    return this.#post(`/requests/${request}/hold`, sent);
  }
  letGoRequest(request: string, sent: Sent): OfficeAnswer<{ readonly holder: HolderView | null }> {
    return this.#post(`/requests/${request}/let-go`, sent);
  }
  /** What was seen for what is about a person, or how it was closed. */
  recordEvidence(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/requests/${request}/evidence`, sent);
  }
  reviewTasks(): OfficeAnswer<TasksView> {
    return this.#get('/review-tasks');
  }
  settleTask(item: string, how: 'owner' | 'kept-back', sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/review-tasks/${item}/${how}`, sent);
  }

  /** Shows what somebody said to the one who has it to check; the look is logged. */
  readSaid(item: string): OfficeAnswer<{ readonly words: string }> {
    return this.#post(`/review-tasks/${item}/read`, {});
  }

  /** What somebody outside would see, beside the full record. Looking at what is guarded is journalled. */
  sharePreview(caseId: string, audience: string, query: string): OfficeAnswer<SharePreview> {
    return this.#get(`/cases/${caseId}/share/${audience}${query}`);
  }
  share(caseId: string, sent: Sent): OfficeAnswer<MadeLink> {
    return this.#post(`/cases/${caseId}/shares`, sent);
  }
  refuseShare(caseId: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/cases/${caseId}/share-refusals`, sent);
  }
  /** The shares of a case or a request; all of them without. */
  shares(of: string): OfficeAnswer<{ readonly shares: readonly ShareRow[] }> {
    return this.#get(`/shares${of}`);
  }
  linkAnswer(request: string, sent: Sent): OfficeAnswer<MadeLink> {
    return this.#post(`/requests/${request}/link`, sent);
  }
  /** For a reason of the server's list. */
  revokeShare(share: string, reason: string): OfficeAnswer<unknown> {
    return this.#post(`/shares/${share}/revoke`, { reason });
  }
  disclosures(query: string): OfficeAnswer<DisclosuresView> {
    return this.#get(`/disclosures${query}`);
  }
  /** A lead reads reasons in it, so their looks are journalled. */
  disclosure(id: string): OfficeAnswer<DisclosureDetail> {
    return this.#get(`/disclosures/${id}`);
  }
  /** The records of a case or a home as a file. */
  exportRecords(of: 'cases' | 'homes', id: string, sent: Sent): OfficeAnswer<SavedFile> {
    return this.#post(`/${of}/${id}/export`, sent);
  }
  exportLog(sent: Sent): OfficeAnswer<SavedFile> {
    return this.#post('/disclosures/export', sent);
  }
  followUps(): OfficeAnswer<FollowUpsView> {
    return this.#get('/follow-ups');
  }
  tellRecipient(disclosure: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/disclosures/${disclosure}/tellings`, sent);
  }
  /** For the data-protection lead alone. The words themselves are opened apart. */
  evidence(disclosure: string): OfficeAnswer<EvidenceView> {
    return this.#get(`/disclosures/${disclosure}/evidence`);
  }
  /** The very page; each opening is journalled. */
  keptPage(disclosure: string): OfficeAnswer<KeptPage> {
    return this.#get(`/disclosures/${disclosure}/page`);
  }
  rights(): OfficeAnswer<RightsListView> {
    return this.#get('/rights');
  }
  /** Names are shown: looking is journalled. */
  peopleOf(home: string): OfficeAnswer<{ readonly people: readonly PersonLine[] }> {
    return this.#get(`/homes/${home}/people`);
  }
  rightsRequest(request: string): OfficeAnswer<RightsRequestView> {
    return this.#get(`/rights/${request}`);
  }
  takeRightsRequest(sent: Sent): OfficeAnswer<{ readonly request: string }> {
    return this.#post('/rights', sent);
  }
  takeRightsStep(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/rights/${request}/steps`, sent);
  }
  putFieldRight(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/rights/${request}/corrections`, sent);
  }
  /** The data receipts of somebody. Their name is shown: looking is journalled. */
  receiptsOf(person: string): OfficeAnswer<ReceiptsView> {
    return this.#get(`/people/${person}/receipts`);
  }
  /** Opens a data receipt. The server makes its address, answers it this once and keeps its hash alone. */
  makeReceipt(sent: Sent): OfficeAnswer<{ readonly token: string }> {
    return this.#post('/data-receipts', sent);
  }
  closeReceipts(person: string, reason: string): OfficeAnswer<unknown> {
    return this.#post('/data-receipts/close', { person, reason });
  }
  /** For the data-protection lead alone; each look is journalled. */
  ownCopy(request: string): OfficeAnswer<CopyPreview> {
    return this.#get(`/rights/${request}/copy`);
  }
  readForCopy(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/rights/${request}/copy/read`, sent);
  }
  freezeCopy(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/rights/${request}/copy`, sent);
  }
  frozenPage(request: string): OfficeAnswer<FrozenPage> {
    return this.#get(`/rights/${request}/page`);
  }
  frozenCopy(request: string): OfficeAnswer<FrozenCopy> {
    return this.#get(`/rights/${request}/frozen`);
  }
  leftOutOfCopy(request: string): OfficeAnswer<{ readonly notGiven: readonly NotGiven[] }> {
    return this.#get(`/rights/${request}/left-out`);
  }
  /** For the data-protection lead alone, as all of keeping and destroying. */
  retention(): OfficeAnswer<RetentionView> {
    return this.#get('/retention');
  }
  certificate(destruction: string): OfficeAnswer<CertificateView> {
    return this.#get(`/retention/destructions/${destruction}`);
  }
  setHold(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/retention/holds', sent);
  }
  endHold(hold: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/retention/holds/${hold}/end`, sent);
  }
  askDestruction(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/retention/destructions', sent);
  }
  destructionList(destruction: string): OfficeAnswer<DestructionList> {
    return this.#get(`/retention/destructions/${destruction}/records`);
  }
  decideDestruction(
    destruction: string,
    how: 'confirmation' | 'refusal' | 'renewal',
    sent: Sent,
  ): OfficeAnswer<unknown> {
    return this.#post(`/retention/destructions/${destruction}/${how}`, sent);
  }
  sharing(): OfficeAnswer<SharingView> {
    return this.#get('/sharing');
  }
  /** Shows what the field says, so each look is journalled. */
  shareDetail(request: string): OfficeAnswer<ShareDetail> {
    return this.#get(`/sharing/${request}`);
  }
  askForm(record: string, field: string): OfficeAnswer<AskForm> {
    return this.#get(`/records/${record}/${field}/ask`);
  }
  askShare(sent: Sent): OfficeAnswer<{ readonly request: string }> {
    return this.#post('/sharing', sent);
  }
  answerShare(request: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/sharing/${request}/answer`, sent);
  }
  /** For leads alone. */
  rulePreview(about: RuleAbout): OfficeAnswer<RulePreview> {
    const asked = { ...about, wholeName: String(about.wholeName) };
    return this.#get(`/rules/preview?${new URLSearchParams(asked).toString()}`);
  }
  rules(): OfficeAnswer<RulesView> {
    return this.#get('/rules');
  }
  proposeRule(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/rules', sent);
  }
  stepRule(rule: string, step: 'approval' | 'end', sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/rules/${rule}/${step}`, sent);
  }
  /** Names who lives there, so each look is journalled. */
  jobReleases(order: string): OfficeAnswer<JobReleases> {
    return this.#get(`/orders/${order}/releases`);
  }
  releaseToJob(order: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/orders/${order}/releases`, sent);
  }
  lifeForm(home: string): OfficeAnswer<LifeForm> {
    return this.#get(`/homes/${home}/life`);
  }
  releaseLife(home: string, sent: Sent): OfficeAnswer<{ readonly release: string }> {
    return this.#post(`/homes/${home}/life`, sent);
  }
  lifeTold(release: string): OfficeAnswer<LifeTold> {
    return this.#get(`/life/${release}`);
  }
  review(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/reviews', sent);
  }

  /** A lost phone: what it holds is destroyed when it is next in contact. */
  wipePhone(device: string, account: string): OfficeAnswer<unknown> {
    return this.#post(`/phones/${device}/wipe`, { account });
  }
  breaches(): OfficeAnswer<BreachListView> {
    return this.#get('/breaches');
  }
  /** Tells whose data is held, so each look is journalled. */
  breach(id: string): OfficeAnswer<BreachView> {
    return this.#get(`/breaches/${id}`);
  }
  tellBreach(sent: Sent): OfficeAnswer<{ readonly breach: string }> {
    return this.#post('/breaches', sent);
  }
  takeBreachStep(breach: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/breaches/${breach}/steps`, sent);
  }
  report(sent: Sent): OfficeAnswer<{ readonly case: string }> {
    return this.#post('/reports', sent);
  }
  addEvent(caseId: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/cases/${caseId}/events`, sent);
  }
  planVisit(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/visits', sent);
  }
  changeVisit(visit: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/visits/${visit}`, sent);
  }
  clear(sent: Sent): OfficeAnswer<unknown> {
    return this.#post('/clearings', sent);
  }
  raiseOrder(sent: Sent): OfficeAnswer<{ readonly order: string }> {
    return this.#post('/orders', sent);
  }
  previewOrder(sent: Sent): OfficeAnswer<{ readonly compared: readonly ComparedField[] }> {
    return this.#post('/orders/preview', sent);
  }
  changeOrder(order: string, sent: Sent): OfficeAnswer<unknown> {
    return this.#post(`/orders/${order}`, sent);
  }

  #get<T>(path: string): OfficeAnswer<T> {
    return this.#api.get(`/api/office${path}`) as OfficeAnswer<T>;
  }
  #post<T>(path: string, sent: Sent): OfficeAnswer<T> {
    return this.#api.post(`/api/office${path}`, sent) as OfficeAnswer<T>;
  }
}

/** The address of a photo at the desk: a checked one, or one that is looked at to check it. */
export function photoAddress(photo: { readonly id: string; readonly checked: boolean }): string {
  return `/api/office/photos/${photo.id}${photo.checked ? '' : '/check'}`;
}

/** Where a picture of somebody's copy is, for the lead alone. */
export function copyPictureAddress(request: string, record: string): string {
  return `/api/office/rights/${request}/pictures/${record}`;
}
