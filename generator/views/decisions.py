"""Summary tables of decisions: how many there are, whom they ask, by which verb, and when it is due."""

import pandas as pd

from generator.rows import Tables
from generator.views.keys import SUMMARY, frame, keyed

KEYS = {
    "decisions": ["decision"],
    "paragraphs": ["decision", "paragraph"],
    "actions": ["decision", "paragraph", "verb_number"],
}
"""By which columns a row of a table is named."""
COUNTED = {"decisions": ["session"], "paragraphs": [], "actions": ["verb", "addressee", "due_session"]}
"""Further columns that the views of this module count."""


def body_counts(tables: Tables) -> pd.DataFrame:
    """Decisions, operative paragraphs and actions per body and session of adoption.

    Columns: `SUMMARY`. One row per `subject, measure, period`.
    """
    return pd.concat(
        [
            counted(adopted(tables, "decisions"), "body", "decisions"),
            counted(adopted(tables, "paragraphs"), "body", "paragraphs"),
            counted(adopted(tables, "actions"), "body", "actions"),
        ],
        ignore_index=True,
    )


def decision_counts(tables: Tables) -> pd.DataFrame:
    """Operative paragraphs and actions per decision. Columns: `SUMMARY`. One row per `subject, measure, period`."""
    return pd.concat(
        [
            counted(adopted(tables, "paragraphs"), "decision", "paragraphs"),
            counted(adopted(tables, "actions"), "decision", "actions"),
        ],
        ignore_index=True,
    )


def verb_counts(tables: Tables) -> pd.DataFrame:
    """Actions per verb and session of adoption. Columns: `SUMMARY`. One row per `subject, measure, period`."""
    return counted(adopted(tables, "actions"), "verb", "actions")


def addressee_counts(tables: Tables) -> pd.DataFrame:
    """Actions per addressee and session of adoption; an action that names nobody is left out.

    Columns: `SUMMARY`. One row per `subject, measure, period`.
    """
    return counted(adopted(tables, "actions"), "addressee", "actions")


def due_counts(tables: Tables) -> pd.DataFrame:
    """Actions per session at which they are due, and session of adoption; those without such a session are left out.

    Columns: `SUMMARY`. One row per `subject, measure, period`.
    """
    return counted(adopted(tables, "actions"), "due_session", "actions-due")


def undated_counts(tables: Tables) -> pd.DataFrame:
    """Actions without a session at which they are due, per body and session of adoption; zero where each has one.

    Columns: `SUMMARY`. One row per `subject, measure, period`.
    """
    counts = []
    for (body, session), actions in adopted(tables, "actions").groupby(["body", "session"]):
        names = actions["counted"][actions["due_session"].isna()]
        counts.append((body, "actions-without-session", session, len(names), tuple(sorted(names))))
    return keyed(pd.DataFrame(counts, columns=SUMMARY, dtype=object), "subject", "measure", "period")


def adopted(tables: Tables, table: str) -> pd.DataFrame:
    """The rows of a table, named in `counted`, with the session that adopted their decision, and its body."""
    rows = frame(tables.of(table), *KEYS[table], *COUNTED[table])
    keys = rows[KEYS[table]].astype(str).agg("~".join, axis="columns")
    rows = rows.assign(counted=f"{table}:" + keys)
    if table != "decisions":
        sessions = frame(tables.decisions, "decision", "session")
        rows = rows.merge(sessions, on="decision", how="left", validate="m:1")
    return rows.merge(frame(tables.sessions, "session", "body"), on="session", how="left", validate="m:1")


def counted(rows: pd.DataFrame, subject: str, measure: str) -> pd.DataFrame:
    """How many rows there are per subject and session of adoption; a row without the subject counts for none.

    Columns: `SUMMARY`. One row per `subject, measure, period`.
    """
    groups = rows.dropna(subset=[subject]).groupby([subject, "session"])["counted"]
    counts = [(key, measure, session, len(names), tuple(sorted(names))) for (key, session), names in groups]
    return keyed(pd.DataFrame(counts, columns=SUMMARY, dtype=object), "subject", "measure", "period")
