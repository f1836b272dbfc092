"""The measures of what authorities do together: operations, training, actions, boards and lessons."""

from tenants.frameworks.together import THEMES, TIERS
from tenants.records.boards.rules import KIND_WORDS as BOARD_WORDS
from tenants.records.learning.rules import FATE_WORDS, GRADE_WORDS
from tenants.records.learning.rules import KIND_WORDS as REVIEW_WORDS
from tenants.records.operations.rules import OPERATION_WORDS
from tenants.records.plans.rules import STANDING_WORDS
from workflows.releases.disclosure.tables import LEAF
from workflows.releases.measure_parts import (
    AUTHORITY,
    BY_AREA,
    EACH,
    QUARTER,
    WHOLE_YEAR,
    Measure,
    Part,
    Shown,
    words_of,
)

_EXECUTIVE = "Executive Committee"
_THEME = Part("theme", "Theme", THEMES)

OPERATIONS = Measure(
    key="operations",
    title="Operations and interventions",
    definition=(
        "Operations by the quarter in which they began, and interventions of the agencies that took part."
    ),
    why="To see where partners act together against exploitation, and on what.",
    asked_by=_EXECUTIVE,
    unit="operations",
    parts=(
        Part("kind", "Kind", words_of(OPERATION_WORDS)),
        Part(
            "counted", "What is counted", (("operations", "Operations"), ("interventions", "Interventions"))
        ),
    ),
    tables=(
        Shown(
            "kinds",
            "Operations and interventions by area and kind",
            ((AUTHORITY, BY_AREA), ("kind", EACH), ("counted", (LEAF,)), (QUARTER, WHOLE_YEAR)),
            is_public=True,
        ),
    ),
    limits=(
        "Operations of the police that no authority took part in are missing.",
        "Interventions are counted only where somebody recorded how many there were.",
    ),
)

TRAINING = Measure(
    key="training",
    title="Training: sessions, people and confidence",
    definition=(
        "Sessions by the quarter in which they were held, people who came, and what people said of their "
        "confidence before and after. Levels of every council are counted under the tier that they come "
        "closest to. Somebody at two sessions is counted twice."
    ),
    why="Compulsory training for every first responder is a priority of the network.",
    asked_by="Executive Committee and training subgroup",
    unit="sessions, people or answers",
    parts=(
        Part("tier", "Level of training", TIERS),
        Part(
            "counted",
            "What is counted",
            (
                ("sessions", "Sessions"),
                ("people", "People who came"),
                ("confident-before", "Confident before"),
                ("unsure-before", "Not confident before"),
                ("confident-after", "Confident after"),
                ("unsure-after", "Not confident after"),
            ),
        ),
    ),
    tables=(
        Shown(
            "tiers",
            "Training by level",
            (("tier", EACH), ("counted", (LEAF,)), (QUARTER, WHOLE_YEAR)),
            is_public=True,
        ),
        Shown(
            "areas", "Training by area", ((AUTHORITY, BY_AREA), ("counted", (LEAF,)), (QUARTER, WHOLE_YEAR))
        ),
    ),
    limits=(
        "People are counted only at sessions where somebody recorded how many came, so more were trained.",
        "Confidence is known only of those who answered, and only where it was recorded how many they were.",
    ),
)

ACTIONS = Measure(
    key="actions",
    title="Actions by theme, network priority and status",
    definition=(
        "Actions of every plan whose period is not over, as they stood on the day on which the figures were "
        "prepared: what their dates say, whatever is claimed. Each is counted once, under the theme of its "
        "aim."
    ),
    why="To see what London’s plans work on, and what falls behind.",
    asked_by=_EXECUTIVE,
    unit="actions",
    parts=(
        _THEME,
        Part(
            "priority",
            "Network priority",
            (
                ("PA1", "Training for councils"),
                ("PA2", "Anonymised data"),
                ("PA3", "Survivor engagement"),
                ("PA4", "Cross-border housing protocol"),
                ("PA5", "Child victims turning 18"),
                ("PA6", "Wider awareness"),
                ("none", "None, or another"),
            ),
        ),
        Part("status", "Status", words_of(STANDING_WORDS)),
    ),
    tables=(
        Shown(
            "themes",
            "Actions by area, theme and status",
            ((AUTHORITY, BY_AREA), ("theme", EACH), ("status", EACH), (QUARTER, (LEAF,))),
        ),
        Shown(
            "priorities",
            "Actions by network priority and status",
            (("priority", EACH), ("status", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
    ),
    is_stock=True,
    limits=(
        "Councils divide their work differently: many actions are not much work, and few are not little.",
    ),
)

SLIPPAGE = Measure(
    key="slippage",
    title="How late actions are against the date first set",
    definition=(
        "Actions of every plan whose period is not over, as they stood on the day on which the figures were "
        "prepared, by how long after the date first set for them they were done, or are still open. Moving "
        "a date changes nothing here. Cancelled actions are left out."
    ),
    why="A date that is moved again and again is late, whatever the plan says.",
    asked_by=_EXECUTIVE,
    unit="actions",
    parts=(
        Part(
            "late",
            "Against the date first set",
            (
                ("in-time", "In time"),
                ("days-30", "Up to 30 days late"),
                ("days-90", "31 to 90 days late"),
                ("longer", "More than 90 days late"),
                ("undated", "No date was set"),
            ),
        ),
        Part("state", "State", (("open", "Open"), ("done", "Done"))),
    ),
    tables=(
        Shown(
            "lateness",
            "Lateness by area and state",
            ((AUTHORITY, BY_AREA), ("late", EACH), ("state", EACH), (QUARTER, (LEAF,))),
        ),
    ),
    is_stock=True,
    limits=("An action that is open and not yet due is in time.",),
)

BOARDS = Measure(
    key="boards",
    title="Boards with and without a chair",
    definition=(
        "Boards about modern slavery that are active on the day on which the figures were prepared. A board "
        "that several authorities share is counted once, where it is kept."
    ),
    why="A board that nobody chairs decides nothing.",
    asked_by=_EXECUTIVE,
    unit="boards",
    parts=(
        Part("kind", "Kind", words_of(BOARD_WORDS)),
        Part(
            "chair",
            "Chair",
            (("with", "With a chair"), ("without", "Without a chair"), ("unknown", "Not known")),
        ),
    ),
    tables=(
        Shown(
            "chairs",
            "Boards by area, with and without a chair",
            ((AUTHORITY, BY_AREA), ("chair", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
        Shown("kinds", "Boards by kind and chair", (("kind", EACH), ("chair", EACH), (QUARTER, (LEAF,)))),
    ),
    is_stock=True,
    limits=("Only boards that an authority keeps in the portal.",),
)

NEEDS = Measure(
    key="needs",
    title="Needs and challenges: what reviews say should be done differently",
    definition=(
        "Lessons of agreed reviews, by the quarter in which the review was held, by theme and by what "
        "became of them until the figures were prepared."
    ),
    why="What several councils find difficult, the network can take up for all.",
    asked_by=_EXECUTIVE,
    unit="lessons",
    parts=(_THEME, Part("fate", "What became of it", words_of(FATE_WORDS))),
    tables=(
        Shown(
            "themes",
            "Lessons by theme and what became of them",
            (("theme", EACH), ("fate", EACH), (QUARTER, WHOLE_YEAR)),
        ),
    ),
    limits=("Few councils hold reviews, and those who look find more.",),
)

FINDINGS = Measure(
    key="findings",
    title="What reviews found, by grade",
    definition=(
        "Findings of agreed reviews, by the quarter in which the review was held, its kind and their grade."
    ),
    why="To see whether practice is sound where somebody looked.",
    asked_by=_EXECUTIVE,
    unit="findings",
    parts=(
        Part("review", "Kind of review", words_of(REVIEW_WORDS)),
        Part("grade", "Grade", words_of(GRADE_WORDS)),
    ),
    tables=(
        Shown(
            "grades",
            "Findings by kind of review and grade",
            (("review", EACH), ("grade", EACH), (QUARTER, WHOLE_YEAR)),
        ),
    ),
    limits=("Few councils hold reviews, and those who look find more.",),
)
