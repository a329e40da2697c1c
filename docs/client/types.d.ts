// Written by `make docs` from the OpenAPI document; do not edit.

/** The preparation was accepted and is being worked on, or was stopped. */
export type Accepted = {
  id: string;
  status: PrepStatus;
};

/** The user's credits and monthly use. */
export type AccountView = {
  userId: string;
  tier: Tier;
  /** Available now: the balance less what running preparations hold. */
  credits: number;
  balance: number;
  held: number;
  /** Credits a guide costs at most. */
  prepCost: number;
  /** Guides charged in this calendar month (UTC). */
  interviewPrepsUsed: number;
  interviewPrepsRunning: number;
  /** Guides a month; null without limit. */
  interviewPrepsLimit?: number | null;
  /** When the month's use begins anew. */
  resetsAt?: string | null;
  /** Where more guides or credits can be had. */
  upgradeUrl?: string | null;
};

/** How well guides foretold interviews. */
export type AccuracyView = {
  /** Over how many reports. */
  n: number;
  /** Of the questions that came up, the share that the guide had; null when none came up. */
  recall?: number | null;
  /** Of the guide's questions, the share that came up. */
  precision?: number | null;
};

/** On what an item rests. */
export type Basis = "reported" | "employer" | "posting" | "general";

/** How a refreshed guide differs from the one before. */
export type Changes = {
  /** The guide before. */
  of: string;
  /** Questions that are new. */
  added: string[];
  /** Questions that are gone. */
  gone: string[];
  /** How many questions are in both. */
  kept: number;
};

/** What the guide cost. */
export type Charge = {
  amount: number;
  /** Credits left. */
  balance: number;
  usedThisMonth: number;
  monthlyLimit?: number | null;
};

/** Questions by kind. */
export type CommonQuestions = {
  behavioral?: Question[];
  technical?: Question[];
  company_specific?: Question[];
};

/** Pay and benefits, never without an origin. */
export type Compensation = {
  /** Hourly for interns, annual for full-time roles, as far as sources tell. */
  base_pay?: Item[];
  /** Bonus, equity, signing bonus, housing, relocation. */
  additional?: Item[];
  benefits?: Item[];
  negotiation?: Item[];
};

/** What working there is like. */
export type CultureInsights = {
  work_life_balance?: Item[];
  team_dynamics?: Item[];
  management?: Item[];
  growth?: Item[];
  remote_policy?: Item[];
};

/** The day of the interview. */
export type DayOfLogistics = {
  what_to_wear?: Item[];
  arrival?: Item[];
  what_to_bring?: Item[];
  virtual_setup?: Item[];
  during_interview?: Item[];
};

/** What came up in the interview. */
export type DebriefBody = {
  /** Keys of the guide's questions that came up. */
  came_up?: string[];
  /** Questions that came up and are not in the guide. */
  others?: string[];
};

/** The user's report, and what all reports say. */
export type DebriefView = {
  cameUp?: string[];
  others?: string[];
  /** Of this guide; null before the report. */
  guide?: AccuracyView | null;
  /** Over all users' reports about this employer; null until enough of them have reported. */
  company?: AccuracyView | null;
};

/** The text of a document; it was not kept. */
export type DocumentText = {
  text: string;
};

/** Where the PDF is, and what to call it. */
export type Download = {
  pdfUrl: string;
  companyName?: string | null;
  jobTitle?: string | null;
};

/** What is known of the company behind a posting, so that no later service guesses it again. */
export type Employer = {
  /** What a candidate would say, e.g. `Meta`. */
  brand: string;
  /** The registered name with its legal form, e.g. `Meta Platforms, Inc.`. */
  legal_name?: string | null;
  /** What people write when they mean this employer, the brand first; former names included. */
  spellings?: string[];
  /** The company's web domain, e.g. `meta.com`. */
  domain?: string | null;
  /** The brand is also an ordinary word: its mention alone does not prove that a text is about this employer. */
  everyday_word?: boolean;
  /** The spellings come from a curated list of employers; otherwise they were derived from the name alone. */
  documented?: boolean;
};

/** One statement of a section. */
export type Entry = {
  /** Path of the statement, from `job` or `insights` down. */
  ref: string;
  /** The text is a stranger's own words and is set as a quote. */
  quotation?: boolean;
  /** Which of its evidence is printed below the text, by index. */
  quotes?: number[];
  /** Facts of a round that its text does not state already. */
  details?: string[];
  /** Tips of a round; tasks and resources of a week. */
  children?: Entry[];
};

/** A verbatim quote that a reader can check. */
export type Evidence = {
  /** Identifier of a source text, e.g. `reddit:1abc2d` or `hackernews:400123`. */
  source_id: string;
  /** Exact words of the source text. */
  quote: string;
};

/** A preparation that the user has for the same job. */
export type Existing = {
  id: string;
  status: PrepStatus;
  requestedAt: string;
};

/** One person's account; `text` summarises it, evidence quotes it. */
export type Experience = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
  role?: string | null;
  outcome?: "offer" | "reject" | "pending" | "withdrew" | null;
  /** Date of the account. */
  occurred_on?: string | null;
  /** Rounds it mentions, by name. */
  stages?: string[];
  /** The kind of role it was reported for, when that is another than the posting's. */
  other_role?: string | null;
};

/** Where one field came from and how sure that is. */
export type FieldProvenance = {
  source: ProvenanceSource;
  /** From 0 (guess) to 1 (stated by the employer in machine-readable form). */
  confidence: number;
  /** What a reader should know, e.g. a contradiction that was resolved. */
  note?: string | null;
};

/** A change of one of the preparations. */
export type FollowedChange = {
  seq: number;
  /** The event's topic; `accepted` where an attempt began. */
  topic: string;
  /** The preparation's status from then on. */
  status: PrepStatus;
  progress: string;
  attempt: number;
  at: string;
  prepId: string;
  [name: string]: unknown;
};

/** A preparation that a stream of all of them follows. */
export type FollowedPrep = {
  id: string;
  companyName?: string | null;
  jobTitle?: string | null;
  jobPostingUrl?: string | null;
  status: PrepStatus;
  createdAt: string;
  /** When it was asked for, or tried again, last. */
  requestedAt: string;
  completedAt?: string | null;
  pdfUrl?: string | null;
  error?: string;
  needsManualInput?: boolean;
  retryable?: boolean;
  /** The user stopped it. */
  cancelled?: boolean;
  refreshOf?: string | null;
  prepId: string;
  progress: string;
  seq: number;
};

/** A posting's address, its text, or company name and job title; and what helps to fit the guide to you. */
export type GenerateBody = {
  job_posting_url?: string | null;
  company_name?: string | null;
  job_title?: string | null;
  /** The posting's text, pasted by the user. */
  job_posting_text?: string | null;
  /** Interview notes the user pasted; used as a source of their own. */
  notes?: string | null;
  /** Plain text of the user's résumé. */
  resume_text?: string | null;
  /** The day of the interview; the plan then fits the time left. */
  interview_date?: string | null;
  /** BCP 47 language tag, e.g. `en` or `de-AT`. */
  language?: string;
};

/** A preparation that was deleted. */
export type GonePrep = {
  prepId: string;
};

/** How well the guide is supported; counted after verification. */
export type Grounding = {
  reported?: number;
  employer?: number;
  posting?: number;
  general?: number;
  /** Items removed because their quote was not in its source. */
  dropped?: number;
  /** Items kept as general advice because their evidence did not hold. */
  relabelled?: number;
};

/** Entries under one heading. */
export type Group = {
  /** May be empty: the group then follows the section's heading. */
  title: string;
  kind: "items" | "stages" | "questions" | "requirements" | "accounts" | "weeks" | "stories" | "lines" | "sources";
  entries: Entry[];
};

/** Company and title of a posting that could not be read, as far as e.g. its address says. */
export type Guess = {
  companyName?: string | null;
  jobTitle?: string | null;
};

/** The finished guide as data. */
export type Guide = {
  job: JobDetails;
  insights: Insights;
  outline: OutlineSection[];
};

/** A page of the user's preparations. */
export type History = {
  history: HistoryItem[];
  /** The `cursor` of the next page; null at the end. */
  next?: string | null;
};

/** A preparation in the list. */
export type HistoryItem = {
  id: string;
  companyName?: string | null;
  jobTitle?: string | null;
  jobPostingUrl?: string | null;
  status: PrepStatus;
  createdAt: string;
  /** When it was asked for, or tried again, last. */
  requestedAt: string;
  completedAt?: string | null;
  pdfUrl?: string | null;
  error?: string;
  needsManualInput?: boolean;
  retryable?: boolean;
  /** The user stopped it. */
  cancelled?: boolean;
  refreshOf?: string | null;
};

/** The whole guide as data. */
export type Insights = {
  company_name: string;
  job_title: string;
  last_updated: string;
  language?: string;
  interview_process?: InterviewProcess;
  common_questions?: CommonQuestions;
  real_interview_experiences?: Experience[];
  success_tips?: SuccessTips;
  red_flags_and_mistakes?: MistakesAndRedFlags;
  day_of_logistics?: DayOfLogistics;
  post_interview?: PostInterview;
  culture_insights?: CultureInsights;
  compensation?: Compensation;
  preparation_plan?: PreparationPlan;
  role_preparation?: RoleSection[];
  /** What must be ready on the day before the interview. */
  checklist?: Item[];
  /** What to read in the last fifteen minutes. */
  last_minutes?: Item[];
  /** What the posting demands, and how to meet it. */
  requirements?: Requirement[];
  /** Which parts of the user's résumé answer which likely question. */
  story_map?: Story[];
  /** Every post considered. */
  sources?: Source[];
  /** How many sources the guide quotes. */
  sources_count?: number;
  /** A sentence on how much the sources can carry. */
  sources_quality?: string;
  /** What could not be found, one sentence each. */
  data_gaps?: string[];
  evidence_level?: "community" | "posting" | "general";
  grounding?: Grounding;
};

/** The rounds from application to offer. */
export type InterviewProcess = {
  stages?: ProcessStage[];
  /** How long it takes altogether. */
  total_timeline?: Item | null;
  /** What differs for this seniority. */
  level_notes?: Item[];
};

/** One statement of the guide. One that somebody reported, or the employer says, always carries evidence. On a basis that the reader does not know it is general advice: quotes and counts of reports are left out, because nobody here can say what they prove. */
export type Item = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
};

/** A job posting, normalised. Only company and title are certain to be there. */
export type JobDetails = {
  /** The brand a candidate would name. */
  company_name: string;
  /** The company's web domain, e.g. `example.com`. */
  company_domain?: string | null;
  /** Everything known of the employer; null when the event's producer knows no more than its name. */
  company?: Employer | null;
  /** The title without ids, places and gender marks. */
  job_title: string;
  /** The title exactly as published. */
  raw_title?: string | null;
  /** Seniority, e.g. `Intern`, `Senior`, `Lead`. */
  level?: string | null;
  /** Team, department or division. */
  team_division?: string | null;
  /** The main place of work, as a person would write it. */
  location?: string | null;
  /** Every place of work offered. */
  locations?: string[];
  /** Where the work is done; null when the posting does not say. */
  remote_policy?: "onsite" | "hybrid" | "remote" | null;
  /** Skills the posting requires. */
  required_skills?: string[];
  /** Skills the posting would like. */
  preferred_skills?: string[];
  /** Experience asked for, e.g. `3-5 years`. */
  years_experience?: string | null;
  /** Employment type, e.g. `Full-time`, `Contract`, `Internship`. */
  job_type?: string | null;
  /** What the job holder will do. */
  key_responsibilities?: string[];
  /** What the posting itself says about its hiring process. */
  interview_hints?: string | null;
  /** What the posting offers besides pay. */
  benefits?: string[];
  /** Pay in words, e.g. `$150,000 - $180,000 per year`. */
  salary_range?: string | null;
  /** Pay in figures. */
  salary?: Salary | null;
  /** The kind of work. */
  role_category?: RoleCategory;
  /** When the posting was published. */
  posted_at?: string | null;
  /** When it ends. */
  valid_through?: string | null;
  /** The posting says that it no longer accepts applications. */
  closed?: boolean;
  /** The posting's language. */
  language?: string | null;
  /** The platform that hosts it, e.g. `greenhouse`; null for a company's own page. */
  platform?: string | null;
  /** The address it was read from. */
  source_url?: string | null;
  /** The posting's text, without markup. */
  description?: string | null;
  /** By field name: where the field came from. */
  provenance?: Record<string, FieldProvenance>;
};

/** A change of the credits. */
export type LedgerLine = {
  at: string;
  /** E.g. `grant`, `capture`, `refund`. */
  kind: string;
  /** Credits that came, or below 0 went. */
  amount: number;
  /** Credits that were reserved, or below 0 released. */
  held?: number;
  prepId?: string | null;
};

/** What went wrong for others, and signs to take seriously. */
export type MistakesAndRedFlags = {
  common_mistakes?: Item[];
  red_flags?: Item[];
};

/** A chapter of the guide. */
export type OutlineSection = {
  id: string;
  title: string;
  /** A sentence that says what the section is for. */
  lead: string;
  groups: Group[];
  /** What an empty section says; a section with nothing to say is left out. */
  nothing?: string;
};

/** One week of the preparation plan. */
export type PlanWeek = {
  /** Counted from today, from 1. */
  week: number;
  focus: string;
  /** Time that the tasks take together. */
  hours?: number | null;
  tasks?: Item[];
  resources?: Resource[];
};

/** From the last round to the signed offer. */
export type PostInterview = {
  response_timeline?: Item[];
  thank_you?: Item[];
  follow_up?: Item[];
  offer_details?: Item[];
  negotiation?: Item[];
};

/** What the user noted on a question, and how it went; either may be left out. */
export type PracticeBody = {
  notes?: string | null;
  /** Whether the user could answer it; decides when it is due again. */
  went_well?: boolean | null;
};

/** The questions to practise, those due first, reported ones before others. */
export type PracticeView = {
  questions: Rehearsal[];
  due: number;
};

/** Where a preparation stands; the last four are final unless the user retries. */
export type PrepStatus = "processing" | "parsing_job_posting" | "extracting_requirements" | "scraping_reddit" | "processing_content" | "generating_pdf" | "completed" | "parsing_failed" | "failed" | "cancelled";

/** How to use the time until the interview. */
export type PreparationPlan = {
  recommended_weeks?: number;
  /** Days until the interview when the user named its date. */
  days_left?: number | null;
  /** E.g. how many cases or problems to practise. */
  practice_target?: string | null;
  weeks?: PlanWeek[];
};

/** What a request would become. Nothing was charged or started. */
export type Preview = {
  /** What was understood; send `company_name` and `job_title` along to correct it. */
  job: JobDetails;
  /** By field of the job, how surely it was read. */
  certainty: Record<string, "sure" | "likely" | "guess">;
  /** Null while billing does not answer. */
  price?: Price | null;
  /** Whether reports by candidates of this employer are to be expected. */
  reports: "likely" | "possible" | "unlikely";
  /** Preparations of the user for the same job, newest first: asking again costs again. */
  existing: Existing[];
};

/** A posting's address, its text, or company name and job title. */
export type PreviewBody = {
  job_posting_url?: string | null;
  company_name?: string | null;
  job_title?: string | null;
  /** The posting's text, pasted by the user. */
  job_posting_text?: string | null;
};

/** What a guide costs. */
export type Price = {
  /** Credits, taken on delivery; a guide that no report could be found for costs less. */
  most: number;
  /** Credits that the user can spend now. */
  available: number;
};

/** The body of every error response, media type `application/problem+json`. */
export type Problem = {
  /** Where the code is explained. */
  type?: string;
  /** The same for every occurrence of the code. */
  title: string;
  status: number;
  /** A sentence the user can act on. */
  detail?: string;
  instance?: string | null;
  code: ProblemCode;
  /** For `validation_failed`: field by field what is wrong. */
  errors?: Record<string, unknown>[];
  /** Company and title, or the posting's text, would help. */
  needs_manual_input?: boolean;
  /** What to try instead. */
  suggestions?: string[];
  /** The company as far as it could be told all the same; a form may begin with it. */
  company_name?: string | null;
  /** The title, likewise. */
  job_title?: string | null;
};

/** Stable reasons; codes are added, never renamed. */
export type ProblemCode = "validation_failed" | "unauthenticated" | "insufficient_credits" | "monthly_limit_reached" | "forbidden" | "not_found" | "method_not_allowed" | "conflict" | "idempotency_mismatch" | "not_ready" | "too_many_requests" | "body_too_large" | "unsupported_media_type" | "unavailable" | "internal_error" | "url_invalid" | "url_blocked" | "posting_not_found" | "posting_forbidden" | "posting_timeout" | "posting_unreachable" | "posting_too_large" | "posting_unsupported_type" | "login_required" | "bot_challenge" | "javascript_required" | "not_a_posting" | "posting_incomplete" | "platform_unsupported" | "source_failed" | "model_failed" | "render_failed" | "storage_failed" | "timed_out" | "invalid_event" | "unsupported_schema_version" | "claim_refused" | "processing_failed";

/** One round of the interview process; `text` describes it. */
export type ProcessStage = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
  name: string;
  /** Position in the process, from 1. */
  order?: number;
  duration?: string | null;
  interviewer?: string | null;
  /** E.g. `video call`, `take-home`, `onsite`. */
  format?: string | null;
  /** Durations that other reports give beside `duration`; they do not agree. */
  differing?: string[];
  tips?: Item[];
  /** How many distinct sources report this round. */
  reports?: number;
  /** The kind of role it was reported for, when that is another than the posting's. */
  other_role?: string | null;
};

/** The extractor that filled a field, surest first; an unknown one counts as the least sure. */
export type ProvenanceSource = "user" | "platform_api" | "json_ld" | "microdata" | "rdfa" | "embedded_state" | "platform_html" | "open_graph" | "meta" | "title" | "text" | "url" | "model" | "derived";

/** A question to prepare for; `text` is the question. */
export type Question = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
  /** The round in which it was asked. */
  stage?: string | null;
  /** The skill or subject it tests. */
  topic?: string | null;
  /** How to approach the answer (general advice). */
  guidance?: string | null;
  /** How many distinct sources report it. */
  reports?: number;
  /** Date of the newest source that reports it. */
  last_seen?: string | null;
  /** The job that those who report it applied for, in their words, where they name one. */
  asked_of?: string | null;
  /** The kind of role it was reported for, when that is another than the posting's. */
  other_role?: string | null;
};

/** A question with what the user did about it. */
export type Rehearsal = {
  key: string;
  text: string;
  basis: Basis;
  stage?: string | null;
  topic?: string | null;
  /** General advice on how to approach it. */
  guidance?: string | null;
  /** The kind of role that reported it, where that is another one. */
  otherRole?: string | null;
  /** The user's own. */
  notes?: string;
  /** How often in a row it went well. */
  box?: number;
  /** How often it was practised. */
  times?: number;
  /** The day it should be practised again; null before the first time. */
  due?: string | null;
  /** Whether that is today, or was before. */
  isDue: boolean;
};

/** Something the posting demands, in its words, and how to prepare for it. `text` is on the item's basis; what follows from it (probes, question, have_ready) is general advice. */
export type Requirement = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
  /** A skill or experience, a part of the work, a condition such as shifts or travel, or something merely welcome. */
  kind?: "required" | "duty" | "condition" | "preferred";
  /** What interviewers want to find out. */
  probes?: string | null;
  /** A question that is likely because of it. */
  question?: string | null;
  /** What to have prepared. */
  have_ready?: string | null;
};

/** Something to study with; `text` says what for. */
export type Resource = {
  text: string;
  basis: Basis;
  evidence?: Evidence[];
  title: string;
  url?: string | null;
};

/** What the user enters by hand after the posting could not be read; nothing to try the same again. */
export type RetryBody = {
  job_posting_url?: string | null;
  company_name?: string | null;
  job_title?: string | null;
  job_posting_text?: string | null;
};

/** The kind of work; decides which communities are searched and which general advice applies. */
export type RoleCategory = "Software Engineering" | "Data Science" | "Product Management" | "Consulting" | "Finance" | "Marketing" | "Sales" | "Design" | "Operations" | "HR" | "Legal" | "Healthcare" | "Other";

/** A section that only this kind of role has, e.g. case or coding interview preparation. */
export type RoleSection = {
  title: string;
  items?: Item[];
};

/** Pay as the posting states it. */
export type Salary = {
  /** Lower end, in units of `currency`. */
  min?: number | null;
  /** Upper end; equal to `min` when one figure is stated. */
  max?: number | null;
  /** ISO 4217 code. */
  currency?: string | null;
  /** What the figures are paid for. */
  period?: "hour" | "day" | "week" | "month" | "year" | null;
  /** The words of the posting. */
  raw: string;
};

/** A link that shows a guide to whoever has it. */
export type Share = {
  /** To be opened at this server. */
  path: string;
  expiresAt: string;
};

/** How long a link is to work. */
export type ShareBody = {
  days?: number;
};

/** A post that was considered, whether or not an item quotes it. */
export type Source = {
  /** Identifier of a source text, e.g. `reddit:1abc2d` or `hackernews:400123`. */
  id: string;
  url?: string | null;
  title?: string;
  channel?: string | null;
  date?: string | null;
  relevance?: number;
  /** An item of the guide quotes it. */
  used?: boolean;
};

/** The latest changes of the credits, newest first. */
export type Statement = {
  entries: LedgerLine[];
};

/** A preparation as it stands. */
export type StatusView = {
  id: string;
  status: PrepStatus;
  /** A sentence for the user. */
  progress: string;
  companyName?: string | null;
  jobTitle?: string | null;
  jobPostingUrl?: string | null;
  /** What was read off the posting. */
  jobDetails?: JobDetails | null;
  /** The guide; there once it was paid for. */
  insights?: Insights | null;
  /** The guide's sections in reading order; entries refer to parts of `jobDetails` (`job`) and `insights`. */
  outline?: OutlineSection[] | null;
  /** A link that works for an hour; there once the guide was paid for. */
  pdfUrl?: string | null;
  pages?: number | null;
  /** The guide that this one refreshes. */
  refreshOf?: string | null;
  interviewDate?: string | null;
  error?: string | null;
  errorCode?: ProblemCode | null;
  /** The user stopped it; `status` is then `failed` unless `statuses=all` was asked for. */
  cancelled?: boolean;
  /** Enter company and title, or paste the posting's text, and retry. */
  needsManualInput?: boolean;
  /** What to try instead, when the posting could not be read. */
  suggestions?: string[];
  /** What could be told all the same; a form may begin with it. */
  guess?: Guess | null;
  /** The same request may succeed later. */
  retryable?: boolean;
  charge?: Charge | null;
  attempt?: number;
  /** Version; grows with every change. */
  seq: number;
  /** What happened so far, oldest first. */
  timeline?: TimelineEntry[];
  createdAt: string;
  completedAt?: string | null;
};

/** A part of the user's résumé that answers a likely question. */
export type Story = {
  question: string;
  /** The demand of the posting behind the question. */
  requirement?: string | null;
  /** Exact words of the résumé; none when it shows nothing of the kind. */
  passages?: string[];
  /** How to tell it, or what to do when the résumé shows nothing. */
  advice?: string | null;
};

/** What a stream says last. */
export type StreamEnd = {
  status: PrepStatus;
};

/** What a stream says first: a client that hears nothing for longer than its heartbeat should connect again. */
export type StreamHello = {
  /** Seconds between signs of life. */
  heartbeat: number;
  /** Seconds this stream lives; afterwards the client resumes with a new one. */
  lifetime: number;
  /** Seconds that preparations lately took from where a status began to the finished guide, by status. */
  remaining: Record<string, number>;
};

/** What helped others, and how to prepare. */
export type SuccessTips = {
  what_worked?: Item[];
  preparation?: Item[];
};

/** Opens one stream, once. */
export type Ticket = {
  ticket: string;
  expiresAt: string;
};

/** Subscription tiers. A closed list: an operator's typing error must not change what somebody pays for. */
export type Tier = "free" | "pro" | "elite";

/** Something that happened to a preparation. Further fields depend on the topic, e.g. `companyName`, `pages`. */
export type TimelineEntry = {
  seq: number;
  /** The event's topic; `accepted` where an attempt began. */
  topic: string;
  /** The preparation's status from then on. */
  status: PrepStatus;
  progress: string;
  attempt: number;
  at: string;
  [name: string]: unknown;
};

/** What a stream of a preparation says. */
export type StreamEvent =
  | { event: "hello"; id?: string; data: StreamHello }
  | { event: "snapshot"; id?: string; data: StatusView }
  | { event: "change"; id?: string; data: TimelineEntry }
  | { event: "end"; id?: string; data: StreamEnd };
