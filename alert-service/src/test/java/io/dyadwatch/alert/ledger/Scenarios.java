package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.ledger.Step.comes;
import static io.dyadwatch.alert.ledger.Step.passes;
import static io.dyadwatch.alert.ledger.Step.revised;
import static io.dyadwatch.alert.ledger.Step.silenced;
import static io.dyadwatch.alert.ledger.Step.stand;
import static io.dyadwatch.alert.ledger.Step.together;
import static io.dyadwatch.alert.ledger.Step.told;
import static io.dyadwatch.alert.ledger.Step.toldNothing;

import java.util.List;

/** The rules by which a subscriber is told or not told, as scenarios: rule, watch, and what happens. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the steps
enum Scenarios {
    STORY_IS_TOLD_ONCE(
            "",
            comes("A", "a.example"),
            told("matched A(1)"),
            together(comes("A", "b.example"), comes("A", "c.example"), comes("A", "d.example")),
            comes("A", "b.example"),
            toldNothing(),
            comes("B", "b.example"),
            told("matched B(1)"),
            stand("A=sent B=sent")),
    STORY_ARRIVES_AT_ONCE(
            "",
            together(
                    comes("A", "a.example"), comes("A", "b.example"), comes("B", "a.example"), comes("B", "b.example")),
            told("matched A(1)", "matched B(1)"),
            passes("PT71H"),
            comes("A", "c.example"),
            toldNothing(),
            passes("PT1H1S"),
            comes("A", "d.example"),
            told("matched A(1)"),
            stand("A=sent A=sent B=sent")),
    REVISION_ALERTS_ONLY_WITH_A_NEW_SENTENCE(
            "",
            comes("A", "a.example"),
            told("matched A(1)"),
            revised("A", "a.example", 2, "over A"),
            revised("A", "a.example", 3, " OVER — a!"),
            toldNothing(),
            revised("A", "a.example", 4, "over A", "in Caracas"),
            told("matched A(1)"),
            revised("A", "a.example", 4, "over A", "in Caracas"),
            revised("A", "a.example", 5, "in Caracas"),
            toldNothing(),
            stand("A=sent A=sent")),
    REVISION_THAT_COMES_LATE_CHANGES_NOTHING(
            "",
            revised("A", "a.example", 3, "over A", "in Caracas"),
            told("matched A(1)"),
            revised("A", "a.example", 2, "in Moscow"),
            comes("A", "a.example"),
            revised("A", "a.example", 3, "over A", "in Caracas"),
            toldNothing(),
            stand("A=sent")),
    REVISION_OF_A_COPY_STAYS_IN_ITS_STORY(
            "",
            comes("A", "a.example"),
            told("matched A(1)"),
            comes("A", "b.example"),
            passes("P5D"),
            revised("A", "b.example", 2, "over A"),
            toldNothing(),
            revised("A", "b.example", 3, "over A", "in Caracas"),
            told("matched A(1)")),
    REVISION_IS_FOLLOWED_BY_THE_COPIES(
            "",
            comes("A", "a.example"),
            comes("A", "b.example"),
            revised("A", "a.example", 2, "over A", "in Caracas"),
            told("matched A(1)", "matched A(1)"),
            revised("A", "b.example", 2, "over A", "in Caracas"),
            toldNothing(),
            stand("A=sent A=sent")),
    UPDATES_ARE_TOLD_IN_STEPS(
            "\"updates\": true",
            comes("A", "a.example"),
            told("matched A(1)"),
            comes("A", "b.example"),
            told("updated A(2)"),
            together(comes("A", "c.example"), comes("A", "d.example")),
            toldNothing(),
            together(comes("A", "e.example"), comes("A", "f.example")),
            told("updated A(5)"),
            stand("A=sent")),
    UPDATES_ARE_SILENT_IN_A_SILENCE(
            "\"updates\": true",
            comes("A", "a.example"),
            told("matched A(1)"),
            silenced("PT1H"),
            comes("A", "b.example"),
            toldNothing(),
            passes("PT1H"),
            comes("A", "c.example"),
            told("updated A(3)")),
    THRESHOLD_OF_STORIES_AND_SOURCES(
            "\"threshold\": {\"stories\": 2, \"sources\": 3, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            comes("B", "b.example"),
            toldNothing(),
            stand("A=held B=held"),
            comes("C", "c.example"),
            told("matched A(1) B(1) C(1)"),
            comes("D", "d.example"),
            toldNothing(),
            stand("A=sent B=sent C=sent D=held")),
    THRESHOLD_IS_REACHED_BY_A_COPY(
            "\"threshold\": {\"stories\": 2, \"sources\": 3, \"window\": \"PT6H\"}",
            together(comes("A", "a.example"), comes("B", "b.example")),
            toldNothing(),
            comes("A", "b.example"),
            toldNothing(),
            comes("B", "c.example"),
            told("matched A(2) B(2)"),
            stand("A=sent B=sent")),
    THRESHOLD_IS_REACHED_BY_TWO_AT_ONCE(
            "\"threshold\": {\"stories\": 3, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            together(comes("B", "b.example"), comes("C", "c.example")),
            told("matched A(1) B(1) C(1)"),
            stand("A=sent B=sent C=sent")),
    THRESHOLD_FORGETS_WHAT_LEFT_THE_WINDOW(
            "\"threshold\": {\"stories\": 2, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            passes("PT6H"),
            comes("B", "b.example"),
            toldNothing(),
            passes("PT1H"),
            comes("C", "c.example"),
            told("matched B(1) C(1) after threshold:1"),
            stand("A=held B=sent C=sent")),
    COOLDOWN_KEEPS_BACK_AND_SAYS_SO(
            "\"cooldown\": \"PT1H\"",
            comes("A", "a.example"),
            told("matched A(1)"),
            together(comes("B", "a.example"), comes("C", "a.example")),
            comes("A", "b.example"),
            comes("B", "b.example"),
            passes("PT59M59S"),
            comes("D", "a.example"),
            toldNothing(),
            passes("PT1S"),
            comes("B", "c.example"),
            toldNothing(),
            comes("E", "a.example"),
            told("matched E(1) after cooldown:3"),
            passes("PT1H"),
            comes("F", "a.example"),
            told("matched F(1)"),
            stand("A=sent B=cooldown C=cooldown D=cooldown E=sent F=sent")),
    COOLDOWN_WITH_TWO_FIRSTS_AT_ONCE(
            "\"cooldown\": \"PT1H\"",
            together(comes("A", "a.example"), comes("A", "b.example")),
            told("matched A(1)"),
            passes("PT2H"),
            comes("B", "b.example"),
            told("matched B(1)")),
    COOLDOWN_AFTER_A_THRESHOLD(
            "\"cooldown\": \"PT1H\", \"threshold\": {\"stories\": 2, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            comes("B", "a.example"),
            told("matched A(1) B(1)"),
            comes("C", "a.example"),
            comes("D", "a.example"),
            toldNothing(),
            stand("A=sent B=sent C=cooldown D=cooldown"),
            passes("PT1H"),
            comes("E", "a.example"),
            toldNothing(),
            comes("F", "a.example"),
            told("matched E(1) F(1) after cooldown:2")),
    DIGEST_COLLECTS_FOR_ONE_DELIVERY(
            "\"digest\": \"PT1H\"",
            comes("A", "a.example"),
            passes("PT30M"),
            together(comes("B", "a.example"), comes("C", "a.example")),
            comes("A", "b.example"),
            stand("A=digest B=digest C=digest"),
            passes("PT29M59S"),
            toldNothing(),
            passes("PT1S"),
            told("matched A(2) B(1) C(1)"),
            stand("A=sent B=sent C=sent"),
            passes("PT5H"),
            toldNothing(),
            comes("D", "a.example"),
            passes("PT1H"),
            told("matched D(1)")),
    DIGEST_AFTER_A_THRESHOLD(
            "\"digest\": \"PT1H\", \"threshold\": {\"stories\": 2, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            passes("PT2H"),
            toldNothing(),
            comes("B", "a.example"),
            stand("A=digest B=digest"),
            comes("C", "a.example"),
            passes("PT1H"),
            told("matched A(1) B(1)"),
            stand("A=sent B=sent C=held")),
    DIGEST_WITH_A_COOLDOWN(
            "\"digest\": \"PT1H\", \"cooldown\": \"PT2H\"",
            comes("A", "a.example"),
            passes("PT1H"),
            told("matched A(1)"),
            comes("B", "a.example"),
            passes("PT2H"),
            toldNothing(),
            comes("C", "a.example"),
            passes("PT1H"),
            told("matched C(1) after cooldown:1"),
            stand("A=sent B=cooldown C=sent")),
    DIGEST_OF_A_CHANGED_WATCH_IS_TOLD_IN_TIME(
            "\"digest\": \"PT1H\"",
            comes("A", "a.example"),
            new Step.IsChanged(""),
            comes("B", "a.example"),
            told("matched B(1)"),
            passes("PT1H"),
            told("matched A(1)")),
    DIGEST_OF_A_DELETED_WATCH_IS_NOT_TOLD(
            "\"digest\": \"PT1H\"",
            comes("A", "a.example"),
            new Step.IsDeleted(),
            passes("PT1H"),
            toldNothing(),
            stand("A=digest")),
    DIGEST_THAT_ENDS_IN_A_SILENCE(
            "\"digest\": \"PT1H\"",
            comes("A", "a.example"),
            silenced("PT2H"),
            comes("B", "a.example"),
            passes("PT1H"),
            toldNothing(),
            stand("A=silence B=silence"),
            passes("PT1H"),
            comes("C", "a.example"),
            passes("PT1H"),
            told("matched C(1) after silence:2")),
    SILENCE_KEEPS_BACK_AND_SAYS_SO(
            "",
            silenced("PT1H"),
            together(comes("A", "a.example"), comes("A", "b.example"), comes("B", "b.example")),
            toldNothing(),
            passes("PT1H"),
            comes("A", "c.example"),
            toldNothing(),
            comes("C", "a.example"),
            told("matched C(1) after silence:2"),
            stand("A=silence B=silence C=sent")),
    SILENCE_IS_ENDED_BY_HAND(
            "",
            silenced("PT1H"),
            comes("A", "a.example"),
            new Step.IsHeardAgain(),
            comes("B", "a.example"),
            told("matched B(1) after silence:1")),
    SILENCE_AND_COOLDOWN_ARE_COUNTED_APART(
            "\"cooldown\": \"PT1H\"",
            comes("A", "a.example"),
            told("matched A(1)"),
            comes("B", "a.example"),
            silenced("PT2H"),
            comes("C", "a.example"),
            passes("PT2H"),
            comes("D", "a.example"),
            told("matched D(1) after cooldown:1 silence:1")),
    SILENCED_STORIES_DO_NOT_COUNT_FOR_A_THRESHOLD(
            "\"threshold\": {\"stories\": 2, \"window\": \"PT6H\"}",
            comes("A", "a.example"),
            silenced("PT1H"),
            comes("B", "a.example"),
            passes("PT1H"),
            toldNothing(),
            stand("A=held B=silence"),
            comes("C", "a.example"),
            told("matched A(1) C(1) after silence:1")),
    QUOTA_KEEPS_BACK_AND_SAYS_SO(
            5,
            Scenarios.PLENTY,
            "",
            together(comes("A", "a.example"), comes("B", "a.example"), comes("C", "a.example")),
            together(comes("D", "a.example"), comes("E", "a.example")),
            told("matched A(1)", "matched B(1)", "matched C(1)", "matched D(1)", "matched E(1)"),
            together(comes("F", "a.example"), comes("G", "a.example")),
            toldNothing(),
            stand("A=sent B=sent C=sent D=sent E=sent F=quota G=quota"),
            passes("P1D"),
            comes("H", "a.example"),
            told("matched H(1) after quota:2")),
    QUOTA_OF_A_DIGEST(
            5,
            Scenarios.PLENTY,
            "\"digest\": \"P2D\"",
            comes("A", "a.example"),
            passes("PT1S"),
            comes("B", "a.example"),
            comes("C", "a.example"),
            comes("D", "a.example"),
            comes("E", "a.example"),
            comes("F", "f.example"),
            passes("P2D"),
            told("matched A(1) B(1) C(1) D(1) E(1) after quota:1"),
            stand("A=sent B=sent C=sent D=sent E=sent F=quota")),
    BRAKE_HOLDS_AND_COLLECTS_ON(
            Scenarios.PLENTY,
            4,
            "",
            comes("A", "a.example"),
            together(comes("B", "a.example"), comes("C", "a.example"), comes("D", "a.example")),
            told("matched A(1)", "matched B(1)", "matched C(1)", "matched D(1)"),
            passes("PT1S"),
            comes("E", "a.example"),
            told("matched E(1) held"),
            passes("P1D"),
            comes("F", "a.example"),
            told("matched F(1) held"),
            new Step.IsReleased(),
            comes("G", "a.example"),
            told("matched G(1)"),
            stand("A=sent B=sent C=sent D=sent E=sent F=sent G=sent"));

    private static final int PLENTY = 1000;

    private final int alertsPerDay;
    private final int alertsPerMinute;
    private final String rules;
    private final List<Step> steps;

    Scenarios(String rules, Step... steps) {
        this(PLENTY, PLENTY, rules, steps);
    }

    Scenarios(int alertsPerDay, int alertsPerMinute, String rules, Step... steps) {
        this.alertsPerDay = alertsPerDay;
        this.alertsPerMinute = alertsPerMinute;
        this.rules = rules;
        this.steps = List.of(steps);
    }

    /** The subscriber's quota. */
    int alertsPerDay() {
        return alertsPerDay;
    }

    /** Beyond which the brake holds the watch. */
    int alertsPerMinute() {
        return alertsPerMinute;
    }

    /** Fields of the watch's definition, as JSON. */
    String rules() {
        return rules;
    }

    List<Step> steps() {
        return steps;
    }
}
