"""Checks that a schema cannot express. Each check yields all errors of one kind.

A check is named for what it finds: `duplicate_keys`.
"""

from collections.abc import Iterator
from itertools import islice

from generator.checks.actions import (
    actions_asked_and_taken,
    actions_due_before_their_day,
    actions_due_before_their_decision,
    actions_due_twice,
    statuses_at_no_time,
)
from generator.checks.addresses import keys_without_address, sources_with_one_address
from generator.checks.amendments import (
    amendments_of_no_paragraph,
    amendments_of_themselves,
    bodies_given_twice,
    sessions_that_resume_later_ones,
    votes_of_nobody,
)
from generator.checks.circles import (
    figures_in_a_circle,
    figures_in_a_circle_of_packages,
    paragraphs_within_themselves,
    parts_in_a_circle,
    successors_in_a_circle,
    successors_of_nobody,
)
from generator.checks.dates import (
    commitments_due_at_no_time,
    dates_that_do_not_exist,
    ends_before_starts,
)
from generator.checks.derivations import (
    counted_operands_that_are_no_figures,
    derivations_of_too_many_subjects,
    derivations_that_cannot_be_computed,
    foreign_operands_that_do_not_exist,
    operands_of_the_wrong_sort,
    results_of_another_unit,
)
from generator.checks.headlines import (
    headlines_that_are_no_figures,
    themes_of_no_figures,
    themes_of_one_name,
)
from generator.checks.indicators import indicators_that_do_not_exist
from generator.checks.keys import (
    dangling_references,
    duplicate_keys,
    keys_turned_into_dates,
    periods_with_one_title,
    redefined_measures,
    values_given_twice,
)
from generator.checks.parts import (
    followups_of_no_paragraph,
    paragraphs_without_parent,
    references_to_no_subject,
)
from generator.checks.reporting import ratings_of_who_did_not_report
from generator.checks.results import (
    aims_against_direction,
    baselines_without_result,
    due_before_baseline,
    results_against_status,
    results_without_status,
)
from generator.checks.roles import (
    grades_that_look_alike,
    roles_given_twice,
    roles_of_another_kind,
    roles_of_another_unit,
    roles_of_nothing,
)
from generator.checks.shared import entities_that_differ, sources_that_differ
from generator.checks.statements import (
    breaks_without_earlier_value,
    decodings_of_nothing,
    figures_without_one_main_statement,
    impossible_percentages,
    qualifiers_without_range,
    values_against_status,
)
from generator.checks.subjects import (
    overlong_computed_ids,
    overlong_ids,
    subjects_defined_twice,
    unknown_subjects,
)
from generator.checks.units import (
    operands_of_other_units,
    units_defined_twice,
    units_that_do_not_exist,
)
from generator.errors import DataError
from generator.models import Package, Register, Release

MOST_PROBLEMS = 1_000
"""The most problems that one check reports. The next run reports further ones."""
PACKAGE_CHECKS = (
    keys_turned_into_dates,
    duplicate_keys,
    values_given_twice,
    periods_with_one_title,
    dangling_references,
    redefined_measures,
    units_that_do_not_exist,
    units_defined_twice,
    roles_of_another_kind,
    roles_of_another_unit,
    roles_given_twice,
    roles_of_nothing,
    grades_that_look_alike,
    dates_that_do_not_exist,
    ends_before_starts,
    commitments_due_at_no_time,
    keys_without_address,
    paragraphs_without_parent,
    paragraphs_within_themselves,
    followups_of_no_paragraph,
    actions_asked_and_taken,
    actions_due_before_their_day,
    actions_due_before_their_decision,
    actions_due_twice,
    statuses_at_no_time,
    amendments_of_themselves,
    amendments_of_no_paragraph,
    votes_of_nobody,
    sessions_that_resume_later_ones,
    bodies_given_twice,
    parts_in_a_circle,
    successors_in_a_circle,
    successors_of_nobody,
    references_to_no_subject,
    subjects_defined_twice,
    unknown_subjects,
    overlong_ids,
    values_against_status,
    results_against_status,
    results_without_status,
    aims_against_direction,
    baselines_without_result,
    due_before_baseline,
    ratings_of_who_did_not_report,
    qualifiers_without_range,
    impossible_percentages,
    decodings_of_nothing,
    figures_without_one_main_statement,
    breaks_without_earlier_value,
    derivations_of_too_many_subjects,
    derivations_that_cannot_be_computed,
    figures_in_a_circle,
    operands_of_the_wrong_sort,
    results_of_another_unit,
    operands_of_other_units,
)
RELEASE_CHECKS = (
    sources_that_differ,
    sources_with_one_address,
    entities_that_differ,
    foreign_operands_that_do_not_exist,
    indicators_that_do_not_exist,
    figures_in_a_circle_of_packages,
)
REGISTER_CHECKS = (
    counted_operands_that_are_no_figures,
    headlines_that_are_no_figures,
    themes_of_no_figures,
    themes_of_one_name,
    overlong_computed_ids,
)


def package_problems(package: Package) -> list[DataError]:
    """The problems of one package."""
    return [
        problem for check in PACKAGE_CHECKS for problem in islice(check(package), MOST_PROBLEMS)
    ]


def release_problems(release: Release) -> Iterator[DataError]:
    """The problems that concern several packages."""
    for check in RELEASE_CHECKS:
        yield from check(release)


def register_problems(register: Register) -> list[DataError]:
    """The problems that need the register, since they concern computed or counted figures."""
    return [problem for check in REGISTER_CHECKS for problem in check(register)]
