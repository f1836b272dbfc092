"""Every group of pages of the portal."""

from portal import status
from portal.account import views as account
from portal.borough.actions import (
    date_views,
    edit_views,
    evidence_views,
    history_views,
    list_views,
    milestone_views,
    update_views,
)
from portal.borough.actions.blueprint import actions
from portal.borough.activity import views as activity
from portal.borough.agreements import change_views as agreement_changes
from portal.borough.agreements import party_views as agreement_parties
from portal.borough.agreements import views as agreement_views
from portal.borough.agreements.blueprint import agreements
from portal.borough.beside_london import views as beside_london_views
from portal.borough.beside_london.blueprint import beside_london
from portal.borough.boards import (
    board_views,
    life_views,
    line_views,
    member_views,
    office_views,
    register_views,
    rules_views,
    terms_views,
)
from portal.borough.boards import edit_views as board_edits
from portal.borough.boards.blueprint import boards
from portal.borough.chasing import (
    about_action,
    ladder_views,
    leave_views,
    ledger_views,
    preview_views,
    snooze_views,
)
from portal.borough.chasing.blueprint import pages as chasing
from portal.borough.checks import answer_views as check_answers
from portal.borough.checks import evidence_views as check_evidence
from portal.borough.checks import list_views as check_list
from portal.borough.checks import log_views as check_log
from portal.borough.checks import page_views as check_pages
from portal.borough.checks import plan_views as check_planning
from portal.borough.checks import question_views as check_questions
from portal.borough.checks.blueprint import checks
from portal.borough.contacts import edit_views as contact_edits
from portal.borough.contacts import publish_views as contact_publishing
from portal.borough.contacts import report_views as contact_reports
from portal.borough.contacts import standing_views as contact_standing
from portal.borough.contacts import views as contact_views
from portal.borough.contacts.blueprint import contacts
from portal.borough.contract_import import column_views as import_columns
from portal.borough.contract_import import name_views as import_names
from portal.borough.contract_import import preview_views as import_previews
from portal.borough.contract_import import result_views as import_results
from portal.borough.contract_import import upload_views as import_uploads
from portal.borough.contract_import.blueprint import pages as contract_import
from portal.borough.contracts import clause_views as contract_clauses
from portal.borough.contracts import edit_views as contract_edits
from portal.borough.contracts import held_views as held_clauses
from portal.borough.contracts import list_views as contract_list
from portal.borough.contracts import page_views as contract_pages
from portal.borough.contracts.blueprint import contracts
from portal.borough.contributions import change_views as contribution_changes
from portal.borough.contributions import views as contribution_views
from portal.borough.contributions.blueprint import contributions
from portal.borough.deadlines import change_views as deadline_changes
from portal.borough.deadlines import one_view as one_deadline
from portal.borough.deadlines import views as deadline_list
from portal.borough.deadlines.blueprint import pages as deadlines
from portal.borough.documents import (
    add_views,
    approval_views,
    ending_views,
    page_views,
    review_views,
    version_views,
)
from portal.borough.documents import list_views as document_list
from portal.borough.documents.blueprint import documents
from portal.borough.drafts import again_views as draft_again
from portal.borough.drafts import known_views as draft_known
from portal.borough.drafts import list_views as draft_list
from portal.borough.drafts import page_views as draft_pages
from portal.borough.drafts import turn_views as draft_turns
from portal.borough.drafts.blueprint import drafts
from portal.borough.exclusions import views as exclusion_views
from portal.borough.exclusions.blueprint import exclusions
from portal.borough.exports import views as list_exports
from portal.borough.exports.blueprint import exports
from portal.borough.figures import views as figure_views
from portal.borough.figures import year_views as figure_years
from portal.borough.figures.blueprint import figures
from portal.borough.follow_ups import add_views as follow_up_adding
from portal.borough.follow_ups import end_views as follow_up_endings
from portal.borough.follow_ups import list_views as follow_up_list
from portal.borough.follow_ups import page_views as follow_up_pages
from portal.borough.follow_ups.blueprint import follow_ups
from portal.borough.glossary import views as glossary_views
from portal.borough.glossary.blueprint import glossary
from portal.borough.highlights import draft_views as highlight_drafts
from portal.borough.highlights import views as highlight_views
from portal.borough.highlights.blueprint import highlights
from portal.borough.home import views as borough
from portal.borough.invites import views as invites
from portal.borough.learning import change_views as learning_changes
from portal.borough.learning import lesson_views as learning_lessons
from portal.borough.learning import paper_views as learning_papers
from portal.borough.learning import part_views as learning_parts
from portal.borough.learning import views as learning_views
from portal.borough.learning.blueprint import learning
from portal.borough.look_ups import views as look_ups
from portal.borough.meetings import (
    action_views,
    agenda_views,
    attendance_views,
    decision_views,
    meeting_views,
    minutes_views,
    paper_views,
    print_views,
    series_views,
)
from portal.borough.meetings import list_views as meeting_list
from portal.borough.meetings import plan_views as meeting_planning
from portal.borough.meetings.blueprint import meetings
from portal.borough.operations import agency_views as operation_agencies
from portal.borough.operations import change_views as operation_changes
from portal.borough.operations import views as operation_views
from portal.borough.operations.blueprint import operations
from portal.borough.own_pathway import list_views as own_pathway_list
from portal.borough.own_pathway import page_views as own_pathway_pages
from portal.borough.own_pathway import part_views as own_pathway_parts
from portal.borough.own_pathway import step_views as own_pathway_steps
from portal.borough.own_pathway import turn_views as own_pathway_turns
from portal.borough.own_pathway.blueprint import own_pathway
from portal.borough.partners import views as partners
from portal.borough.people import post_views, views
from portal.borough.people.blueprint import pages as people
from portal.borough.plans import aim_views, duty_views
from portal.borough.plans import views as plan_views
from portal.borough.plans.blueprint import plans
from portal.borough.pledges import change_views as pledge_changes
from portal.borough.pledges import commitment_views as pledge_commitments
from portal.borough.pledges import evidence_views as pledge_evidence
from portal.borough.pledges import report_views as pledge_reports
from portal.borough.pledges import views as pledge_views
from portal.borough.pledges.blueprint import pledges
from portal.borough.procurement import views as procurement
from portal.borough.published_checks import enquiry_views, publish_views
from portal.borough.published_checks.blueprint import pages as published_checks
from portal.borough.questionnaires import views as questionnaire_sending
from portal.borough.questionnaires.blueprint import questionnaires
from portal.borough.receptions import change_views as reception_changes
from portal.borough.receptions import night_views as reception_nights
from portal.borough.receptions import partner_views as reception_partners
from portal.borough.receptions import views as reception_views
from portal.borough.receptions.blueprint import receptions
from portal.borough.reconciliations import change_views as reconciliation_changes
from portal.borough.reconciliations import list_views as reconciliation_list
from portal.borough.reconciliations import page_views as reconciliation_pages
from portal.borough.reconciliations import reason_views as reconciliation_reasons
from portal.borough.reconciliations.blueprint import reconciliations
from portal.borough.referral_import import adding_views as referral_adding
from portal.borough.referral_import import take_out_views as referral_take_out
from portal.borough.referral_import import upload_views as referral_uploads
from portal.borough.referral_import.blueprint import pages as referral_import
from portal.borough.referrals import change_views as referral_changes
from portal.borough.referrals import completeness_views as referral_completeness
from portal.borough.referrals import late_views as referral_lateness
from portal.borough.referrals import list_views as referral_list
from portal.borough.referrals import log_views as referral_logging
from portal.borough.referrals import page_views as referral_pages
from portal.borough.referrals import settings_views as referral_settings
from portal.borough.referrals.blueprint import referrals
from portal.borough.registry import views as registry
from portal.borough.resources import change_views as resource_changes
from portal.borough.resources import hand_over_views
from portal.borough.resources import views as resource_views
from portal.borough.resources.blueprint import resources
from portal.borough.retention import views as retention_views
from portal.borough.retention.blueprint import retention
from portal.borough.risk import assess_views as risk_assessing
from portal.borough.risk import page_views as risk_pages
from portal.borough.risk import sector_views as sector_risk
from portal.borough.risk.blueprint import risk
from portal.borough.service_register import change_views as service_changes
from portal.borough.service_register import views as service_views
from portal.borough.service_register.blueprint import service_register
from portal.borough.shared_boards import guest as shared_boards
from portal.borough.shared_boards import guest_views, home_views
from portal.borough.standards import field_views as standard_fields
from portal.borough.standards import list_views as standard_list
from portal.borough.standards import option_views as standard_options
from portal.borough.standards import page_views as standard_pages
from portal.borough.standards import turn_views as standard_turns
from portal.borough.standards.blueprint import standards
from portal.borough.statement_papers import file_views as statement_files
from portal.borough.statement_papers import withdraw_views as statement_withdrawal
from portal.borough.statement_papers.blueprint import statement_papers
from portal.borough.statements import list_views as statement_list
from portal.borough.statements import page_views as statement_pages
from portal.borough.statements import promise_views as statement_promises
from portal.borough.statements import section_views as statement_sections
from portal.borough.statements import step_views as statement_steps
from portal.borough.statements.blueprint import statements
from portal.borough.suppliers import edit_views as supplier_edits
from portal.borough.suppliers import list_views as supplier_list
from portal.borough.suppliers import page_views as supplier_pages
from portal.borough.suppliers import part_views as supplier_parts
from portal.borough.suppliers.blueprint import suppliers
from portal.borough.surveys import change_views as survey_changes
from portal.borough.surveys import invitation_views as survey_invitations
from portal.borough.surveys import question_views as survey_questions
from portal.borough.surveys import result_views as survey_results
from portal.borough.surveys import running_views as survey_running
from portal.borough.surveys import views as survey_views
from portal.borough.surveys.blueprint import surveys
from portal.borough.training import attendance_views as training_attendance
from portal.borough.training import (
    course_views,
    evaluation_views,
    group_views,
    level_views,
    overview_views,
    refresher_views,
    session_views,
    settings_views,
    trainer_views,
)
from portal.borough.training.blueprint import training
from portal.borough.training_charts import views as training_charts
from portal.borough.training_import import views as training_import
from portal.calendar import views as calendar
from portal.confirm import views as confirm
from portal.directory import card_views, coverage_views, entry_views, look_up_views, whole_views
from portal.directory import report_views as entry_reports
from portal.directory.blueprint import directory
from portal.home import views as home
from portal.my_deadlines import views as my_deadlines
from portal.network.counting_standard import views as counting_standard_views
from portal.network.counting_standard.blueprint import counting_standard
from portal.network.london import views as london_views
from portal.network.london.blueprint import london
from portal.network.measures import views as measure_views
from portal.network.measures.blueprint import measures
from portal.network.protect import views as protect_views
from portal.network.protect.blueprint import protect
from portal.network.public import views as public_figure_views
from portal.network.public.blueprint import public_figures
from portal.network.releases import table_views as release_tables
from portal.network.releases import views as release_views
from portal.network.releases.blueprint import releases
from portal.network.tables import views as builder_views
from portal.network.tables.blueprint import builder
from portal.partner_sign_in import views as partner_sign_in
from portal.pathway import advice_views as pathway_advice
from portal.pathway import chart_views as pathway_charts
from portal.pathway import place_views as pathway_places
from portal.pathway import shown_words as pathway_words
from portal.pathway import views as pathway_walk
from portal.pathway.blueprint import pathway
from portal.public_statements import file_views as public_statement_files
from portal.public_statements import views as public_statement_views
from portal.public_statements.blueprint import public_statements
from portal.questionnaire import file_views as questionnaire_files
from portal.questionnaire import opening as questionnaire
from portal.questionnaire import views as questionnaire_pages
from portal.survey import views as survey
from portal.survivor_services import open_data_views as service_data
from portal.survivor_services import suggest_views as service_suggestions
from portal.survivor_services import views as survivor_service_views
from portal.survivor_services.blueprint import survivor_services
from portal.update import views as update

#: Modules that add pages to a blueprint shared with others; importing them is what adds the pages.
ADDING_PAGES = (
    contribution_views,
    contribution_changes,
    views,
    post_views,
    plan_views,
    aim_views,
    duty_views,
    list_views,
    update_views,
    date_views,
    edit_views,
    milestone_views,
    evidence_views,
    history_views,
    ledger_views,
    preview_views,
    ladder_views,
    leave_views,
    snooze_views,
    about_action,
    register_views,
    board_views,
    board_edits,
    office_views,
    member_views,
    rules_views,
    terms_views,
    line_views,
    life_views,
    home_views,
    guest_views,
    shared_boards,
    deadline_list,
    one_deadline,
    deadline_changes,
    overview_views,
    session_views,
    training_attendance,
    evaluation_views,
    course_views,
    group_views,
    level_views,
    trainer_views,
    refresher_views,
    settings_views,
    document_list,
    page_views,
    add_views,
    version_views,
    approval_views,
    review_views,
    ending_views,
    meeting_list,
    meeting_planning,
    meeting_views,
    series_views,
    agenda_views,
    paper_views,
    attendance_views,
    minutes_views,
    decision_views,
    action_views,
    print_views,
    highlight_views,
    highlight_drafts,
    risk_pages,
    risk_assessing,
    sector_risk,
    follow_up_list,
    follow_up_adding,
    follow_up_pages,
    follow_up_endings,
    exclusion_views,
    supplier_list,
    supplier_pages,
    supplier_edits,
    supplier_parts,
    contract_list,
    contract_pages,
    contract_edits,
    held_clauses,
    contract_clauses,
    import_uploads,
    import_columns,
    import_names,
    import_previews,
    import_results,
    list_exports,
    pledge_views,
    pledge_changes,
    pledge_commitments,
    pledge_evidence,
    pledge_reports,
    statement_list,
    statement_pages,
    statement_sections,
    statement_promises,
    statement_steps,
    statement_files,
    statement_withdrawal,
    public_statement_views,
    public_statement_files,
    publish_views,
    enquiry_views,
    check_list,
    check_log,
    check_planning,
    check_pages,
    check_answers,
    check_evidence,
    check_questions,
    questionnaire_sending,
    questionnaire_pages,
    questionnaire_files,
    survivor_service_views,
    service_suggestions,
    service_data,
    service_views,
    service_changes,
    contact_views,
    contact_edits,
    contact_publishing,
    contact_standing,
    contact_reports,
    look_up_views,
    entry_views,
    card_views,
    entry_reports,
    coverage_views,
    whole_views,
    pathway_places,
    pathway_walk,
    pathway_advice,
    pathway_charts,
    pathway_words,
    own_pathway_list,
    own_pathway_pages,
    own_pathway_steps,
    own_pathway_parts,
    own_pathway_turns,
    referral_list,
    referral_logging,
    referral_pages,
    referral_changes,
    referral_lateness,
    referral_completeness,
    referral_settings,
    referral_uploads,
    referral_adding,
    referral_take_out,
    figure_views,
    figure_years,
    operation_views,
    operation_changes,
    operation_agencies,
    reception_views,
    reception_changes,
    reception_partners,
    reception_nights,
    survey_views,
    survey_changes,
    survey_questions,
    survey_invitations,
    survey_running,
    survey_results,
    learning_views,
    learning_changes,
    learning_parts,
    learning_lessons,
    learning_papers,
    retention_views,
    glossary_views,
    agreement_views,
    agreement_changes,
    agreement_parties,
    standard_list,
    standard_pages,
    standard_fields,
    standard_options,
    standard_turns,
    counting_standard_views,
    london_views,
    builder_views,
    beside_london_views,
    measure_views,
    public_figure_views,
    draft_list,
    draft_known,
    draft_again,
    draft_pages,
    draft_turns,
    protect_views,
    release_views,
    release_tables,
    reconciliation_list,
    reconciliation_pages,
    reconciliation_changes,
    reconciliation_reasons,
    resource_views,
    resource_changes,
    hand_over_views,
)

ALL = (
    status.pages,
    home.pages,
    account.pages,
    my_deadlines.pages,
    borough.pages,
    plans,
    actions,
    boards,
    deadlines,
    meetings,
    chasing,
    people,
    training,
    training_charts.pages,
    training_import.pages,
    activity.pages,
    update.pages,
    confirm.pages,
    partner_sign_in.pages,
    partners.pages,
    calendar.pages,
    invites.pages,
    documents,
    highlights,
    risk,
    follow_ups,
    exclusions,
    suppliers,
    contracts,
    contract_import,
    contributions,
    exports,
    figures,
    procurement.pages,
    published_checks,
    checks,
    statements,
    statement_papers,
    pledges,
    public_statements,
    questionnaires,
    questionnaire.pages,
    registry.pages,
    survivor_services,
    service_register,
    contacts,
    directory,
    look_ups.pages,
    pathway,
    own_pathway,
    operations,
    receptions,
    surveys,
    survey.pages,
    learning,
    retention,
    glossary,
    agreements,
    standards,
    counting_standard,
    london,
    builder,
    beside_london,
    measures,
    drafts,
    protect,
    public_figures,
    releases,
    reconciliations,
    referrals,
    referral_import,
    resources,
)
