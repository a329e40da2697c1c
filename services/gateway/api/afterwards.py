"""What a user does with a finished guide: practise, report back, ask again, share, delete."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.preps import PrepContext, PrepRequest
from contracts.status import PrepStatus
from services.gateway.afterwards.bodies import (
    AccuracyView,
    Changes,
    DebriefBody,
    DebriefView,
    PracticeBody,
    PracticeView,
    Rehearsal,
    Share,
    ShareBody,
    accuracy_view,
)
from services.gateway.afterwards.debriefs import ENOUGH_USERS, accuracy_of
from services.gateway.afterwards.schedule import next_practice
from services.gateway.api.dependencies import CurrentUser, Deps, Trace, finished, own
from services.gateway.api.error_responses import REFUSALS, problems
from services.gateway.errors import ConflictError, NotFoundError
from services.gateway.guides.bodies.status import Accepted
from services.gateway.preparations.listing import search_key
from services.gateway.preparations.store import Document, utc_now
from services.guides.questions import key_of, questions_of

__all__ = ["router"]

router = APIRouter(prefix="/api/interview-prep", tags=["afterwards"])
_ERRORS = problems(400, 401, 404, 409, 503)
_SLIM = ("timeline", "outbox")
Key = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="`key` of a question.")]
RequestKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=255)]


@router.get("/{prep_id}/practice", summary="The questions to practise", responses=_ERRORS)
async def practice(prep_id: str, user: CurrentUser, deps: Deps) -> PracticeView:
    """Return the guide's questions with the user's own notes and the day each one is due, those due first."""
    document = await finished(deps, prep_id, user, without=_SLIM)
    kept = document.get("practice") or {}
    job, insights = _content(document)
    rehearsals = [
        Rehearsal.of(key, question, kept.get(key), today=utc_now().date())
        for key, question in questions_of(job, insights).items()
    ]
    rehearsals.sort(key=lambda one: (not one.is_due, one.other_role is not None, one.basis != "reported"))
    return PracticeView(questions=rehearsals, due=sum(one.is_due for one in rehearsals))


@router.put("/{prep_id}/practice/{key}", summary="Keep notes on a question, and how it went", responses=_ERRORS)
async def practised(prep_id: str, key: Key, body: PracticeBody, user: CurrentUser, deps: Deps) -> Rehearsal:
    """Keep the notes; with `went_well`, say when the question is due again."""
    document = await finished(deps, prep_id, user, without=_SLIM)
    question = questions_of(*_content(document)).get(key)
    if question is None:
        raise NotFoundError("This guide has no such question.")
    before = (document.get("practice") or {}).get(key) or {}
    entry: dict[str, object] = {} if body.notes is None else {"notes": body.notes}
    if body.went_well is not None:
        day = PrepContext.model_validate(document["context"] or {}).interview_date
        box, due = next_practice(
            box=before.get("box", 0), went_well=body.went_well, today=utc_now().date(), interview=day
        )
        entry |= {"box": box, "due": due.isoformat(), "times": before.get("times", 0) + 1}
    if entry:
        await deps.notes.practise(prep_id, key=key, entry=entry)
    entry = {**before, **entry}
    return Rehearsal.of(key, question, entry, today=utc_now().date())


@router.post("/{prep_id}/debrief", summary="Report what came up in the interview", responses=_ERRORS)
async def debrief(prep_id: str, body: DebriefBody, user: CurrentUser, deps: Deps) -> DebriefView:
    """Keep which of the guide's questions came up, and which others did; a later report replaces an earlier one."""
    document = await finished(deps, prep_id, user, without=_SLIM)
    questions = questions_of(*_content(document))
    if unknown := set(body.came_up) - questions.keys():
        raise NotFoundError(f"This guide has no question {min(unknown)}.")
    others = {key_of(text): text for text in body.others}
    known = others.keys() & questions.keys()  # typed in although the guide has it
    report = {
        "company": search_key(document["companyName"], None),
        "cameUp": sorted({*body.came_up, *known}),
        "others": [text for key, text in others.items() if key not in known],
        "offered": len(questions),
        "at": utc_now(),
    }
    await deps.notes.report(prep_id, report)
    return await _debriefed(deps, {**document, "debrief": report})


@router.get("/{prep_id}/debrief", summary="How well the guide foretold the interview", responses=_ERRORS)
async def debriefed(prep_id: str, user: CurrentUser, deps: Deps) -> DebriefView:
    """Return the user's report, and the figures of all users' reports about the employer."""
    return await _debriefed(deps, await finished(deps, prep_id, user, without=_SLIM))


@router.post(
    "/{prep_id}/refresh",
    summary="Ask for a new guide to the same job",
    status_code=202,
    responses={**REFUSALS, **problems(404, 422, 429)},
)
async def refresh(
    prep_id: str,
    user: CurrentUser,
    deps: Deps,
    trace: Trace,
    incoming: Request,
    response: Response,
    key: RequestKey = None,
) -> Accepted:
    """Start a new preparation with a hold, a price and a file of its own, linked to this one, which stays."""
    admission = deps.pacing.start(incoming, user.user_id, response.headers)
    document = await finished(deps, prep_id, user, without=(*_SLIM, "insights"))
    names = {"company_name": document["companyName"], "job_title": document["jobTitle"]}
    request = PrepRequest.model_validate(document["request"] or names)
    context = PrepContext.model_validate(document["context"] or {})
    new = await deps.intake.generate(
        user_id=user.user_id,
        request=request,
        context=context,
        key=key,
        trace=trace,
        admission=admission,
        refresh_of=prep_id,
    )
    response.headers["Location"] = f"{router.prefix}/status/{new}"
    return Accepted(id=new, status=PrepStatus.PROCESSING)


@router.get("/{prep_id}/changes", summary="What a refreshed guide has that the old one had not", responses=_ERRORS)
async def changes(prep_id: str, user: CurrentUser, deps: Deps) -> Changes:
    """Compare the questions with those of the guide that this one refreshes."""
    document = await finished(deps, prep_id, user, without=_SLIM)
    if not document.get("refreshOf"):
        raise NotFoundError("This guide refreshes no other one.")
    former = await finished(deps, document["refreshOf"], user, without=_SLIM)
    new, old = questions_of(*_content(document)), questions_of(*_content(former))
    return Changes(
        of=former["_id"],
        added=[question.text for key, question in new.items() if key not in old],
        gone=[question.text for key, question in old.items() if key not in new],
        kept=len(new.keys() & old.keys()),
    )


@router.post("/{prep_id}/share", summary="A link that shows the guide to others", responses=_ERRORS)
async def share(prep_id: str, body: ShareBody, user: CurrentUser, deps: Deps) -> Share:
    """Return a link that shows the guide, without your résumé and notes, until it expires or is revoked."""
    await finished(deps, prep_id, user, without=_SLIM)
    secret, until = await deps.notes.share(prep_id, lifetime=timedelta(days=body.days))
    return Share(path=f"/#/shared/{secret}", expires_at=until)


@router.delete("/{prep_id}/share", summary="Revoke all links", status_code=204, responses=_ERRORS)
async def revoke(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Make all links to this guide open nothing any more."""
    await own(deps, prep_id, user, without=_SLIM)
    await deps.notes.revoke(prep_id)
    return Response(status_code=204)


@router.delete("/{prep_id}", summary="Delete a preparation", status_code=204, responses=_ERRORS)
async def delete(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Delete a preparation with its guide, file, notes and résumé. What it cost stays in the ledger."""
    document = await own(deps, prep_id, user, without=("timeline", "insights", "jobDetails"))
    if not PrepStatus(document["status"]).is_final:
        raise ConflictError("It is still being worked on. Cancel it first.")
    await deps.files.delete(document)
    if not await deps.notes.delete(prep_id):
        raise ConflictError("It is being worked on again. Cancel it first.")
    deps.states.forget(prep_id)
    return Response(status_code=204)


async def _debriefed(deps: Deps, document: Document) -> DebriefView:
    report = document.get("debrief")
    about = await deps.notes.debriefs_about(search_key(document["companyName"], None))
    enough = len({one["user"] for one in about}) >= ENOUGH_USERS
    company: AccuracyView | None = accuracy_view(accuracy_of(about)) if enough else None
    if report is None:
        return DebriefView(company=company)
    mine = accuracy_view(accuracy_of([report]))
    return DebriefView(came_up=report["cameUp"], others=report["others"], guide=mine, company=company)


def _content(document: Document) -> tuple[JobDetails, Insights]:
    if not document["jobDetails"] or not document["insights"]:
        raise NotFoundError("The guide's data are missing. The PDF has everything.")
    return (
        JobDetails.model_validate_json(document["jobDetails"]),
        Insights.model_validate_json(document["insights"]),
    )
