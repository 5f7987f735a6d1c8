package org.bandeja.attendant.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantTree.Option.Action;
import org.bandeja.attendant.rules.Turn.Lead;
import org.bandeja.attendant.rules.Turn.Say;
import org.bandeja.routing.model.RouteReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {
    private static final AttendantTree TREE = Trees.usual();
    private static final DialogState MAIN = at("main");
    private static final DialogState HELP = at("main", "help");
    private static final DialogState BILLS = at("main", "help", "bills");

    private static DialogState at(String... path) {
        return new DialogState(List.of(path), 0, false);
    }

    private static Dialogue dialogue(Predicate<String> usable) {
        return new Dialogue(TREE, Optional.empty(), true, usable);
    }

    private static Turn hear(DialogState state, Utterance... said) {
        return dialogue(route -> true).hear(state, List.of(said));
    }

    private static Turn hear(DialogState state, String... written) {
        return hear(state, Arrays.stream(written).map(Utterance.Written::new).toArray(Utterance[]::new));
    }

    private static Utterance touch(String menu, String option) {
        return touch(TREE, menu, option);
    }

    private static Utterance touch(AttendantTree tree, String menu, String option) {
        return new Utterance.Chosen(
                menu, tree.menu(menu).orElseThrow().option(option).orElseThrow());
    }

    private static Optional<Say> says(String text, String menu) {
        return Optional.of(new Say(text, Optional.ofNullable(menu)));
    }

    private static Optional<Lead> leads(String route, RouteReason why) {
        return Optional.of(new Lead(route, why));
    }

    // --- the beginning

    @Test
    void whoeverComesIsGreetedAndAsked() {
        Turn turn = hear(DialogState.BEGINNING, "Buenos días", "tengo una pregunta");
        assertThat(turn.say()).isEqualTo(says("Hola", "main"));
        assertThat(turn.state()).isEqualTo(MAIN);
        assertThat(turn.lead()).isEmpty();
    }

    @Test
    void whoeverIsLedHereWithoutAWordIsGreeted() {
        assertThat(hear(DialogState.BEGINNING, new Utterance[0]).say()).isEqualTo(says("Hola", "main"));
    }

    @Test
    void whoeverSaysAtOnceWhatHeWantsIsNotAsked() {
        Turn turn = hear(DialogState.BEGINNING, "Hola", "VENTAS");
        assertThat(turn.lead()).isEqualTo(leads(Trees.SALES, RouteReason.OPTION));
        assertThat(turn.chosen()).contains(new Turn.Choice("main.a", "Ventas"));
    }

    @Test
    void aNumberBeforeAnythingWasOfferedIsNoChoice() {
        assertThat(hear(DialogState.BEGINNING, "1").say()).isEqualTo(says("Hola", "main"));
    }

    @Test
    void aBeginningOfAWordBeforeAnythingWasOfferedIsNoChoice() {
        assertThat(hear(DialogState.BEGINNING, "ven").lead()).isEmpty();
    }

    @Test
    void whoeverAsksForAPersonAtOnceGetsOne() {
        Turn turn = hear(DialogState.BEGINNING, "quiero un AGENTE, por favor");
        assertThat(turn.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.ASKED_FOR_SOMEBODY));
        assertThat(turn.say()).isEqualTo(says("Ya viene alguien", null));
    }

    @Test
    void aTouchOfWhatWasOfferedLongAgoIsAChoice() {
        assertThat(hear(DialogState.BEGINNING, touch("help", "b")).lead())
                .isEqualTo(leads(Trees.HELP, RouteReason.OPTION));
    }

    // --- closed

    private static Turn closed(Closed closed, Predicate<String> usable) {
        return new Dialogue(Trees.closed(closed), Optional.empty(), false, usable)
                .hear(DialogState.BEGINNING, List.of(new Utterance.Written("agente")));
    }

    @Test
    void outsideOfTheHoursThereIsAnAnswerAndARoute() {
        Turn turn = closed(new Closed("h", "Cerrado", Trees.SALES), route -> true);
        assertThat(turn.say()).isEqualTo(says("Cerrado", null));
        assertThat(turn.lead()).isEqualTo(leads(Trees.SALES, RouteReason.CLOSED));
    }

    @Test
    void outsideOfTheHoursTheFallbackTakesWhatHasNoRouteOfItsOwn() {
        assertThat(closed(new Closed("h", "Cerrado", ""), route -> true).lead())
                .isEqualTo(leads(Trees.EVERYBODY, RouteReason.CLOSED));
        assertThat(closed(new Closed("h", "Cerrado", Trees.SALES), route -> false)
                        .lead())
                .isEqualTo(leads(Trees.EVERYBODY, RouteReason.CLOSED));
    }

    // --- choosing by words

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                " 1. ",
                "1️⃣",
                "(1)",
                "Ventas",
                "ventas",
                "VENTAS!!",
                "véntas",
                "comprar",
                "Comprar.",
                "ven",
                "venta",
                "compr"
            })
    void meansSales(String written) {
        assertThat(hear(MAIN, written).lead()).isEqualTo(leads(Trees.SALES, RouteReason.OPTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "11", "ve", "ventass", "vemtas", "quiero ventas", "", "🙂", "soporte ventas"})
    void isNothing(String written) {
        Turn turn = hear(MAIN, written);
        assertThat(turn.lead()).isEmpty();
        assertThat(turn.say()).isEqualTo(says("No entiendo", "main"));
        assertThat(turn.state().wrong()).isEqualTo(1);
    }

    @Test
    void theBeginningOfTwoOptionsIsNoneOfThem() {
        AttendantTree tree = Trees.tree(Trees.menu(
                "main",
                "?",
                Trees.option("a", "Facturas", Action.ROUTE, Trees.BILLS, ""),
                Trees.option("b", "Factoring", Action.ROUTE, Trees.SALES, "")));
        Dialogue dialogue = new Dialogue(tree, Optional.empty(), true, route -> true);
        assertThat(dialogue.hear(MAIN, List.of(new Utterance.Written("fact"))).lead())
                .isEmpty();
        assertThat(dialogue.hear(MAIN, List.of(new Utterance.Written("factu"))).lead())
                .isEqualTo(leads(Trees.BILLS, RouteReason.OPTION));
    }

    @Test
    void aDigitOfItsOwnReplacesThePlace() {
        AttendantTree tree = Trees.tree(
                Trees.menu("main", "?", new Option("a", "Ventas", "", "9", List.of(), Action.ROUTE, Trees.SALES, "")));
        Dialogue dialogue = new Dialogue(tree, Optional.empty(), true, route -> true);
        assertThat(dialogue.hear(MAIN, List.of(new Utterance.Written("9"))).lead())
                .isPresent();
        assertThat(dialogue.hear(MAIN, List.of(new Utterance.Written("1"))).lead())
                .isEmpty();
    }

    // --- a person

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agente",
                "AGENTE",
                "agénte",
                "necesito un agente ya",
                "quiero hablar con una persona",
                "¿agente?"
            })
    void getsAPersonAnywhere(String written) {
        for (DialogState state : List.of(MAIN, HELP, BILLS)) {
            assertThat(hear(state, written).lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.ASKED_FOR_SOMEBODY));
        }
    }

    @Test
    void agentAsksForAPersonInEveryLanguageUnlessTheCompanyHasChangedIt() {
        for (String language : AttendantWords.languages()) {
            AttendantTree tree = AttendantWords.beginning(language);
            Turn turn = new Dialogue(tree, Optional.empty(), true, route -> true)
                    .hear(MAIN, List.of(new Utterance.Written("agent")));
            assertThat(turn.lead().map(Lead::why)).as(language).contains(RouteReason.ASKED_FOR_SOMEBODY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agentes", "somos dos personas", "persona"})
    void onlyWholeWordsAskForAPerson(String written) {
        assertThat(hear(MAIN, written).lead()).isEmpty();
    }

    @Test
    void anOptionThatIsCalledLikeAPersonIsTheOption() {
        AttendantTree tree =
                Trees.tree(Trees.menu("main", "?", Trees.option("a", "Agente", Action.ROUTE, Trees.SALES, "")));
        assertThat(new Dialogue(tree, Optional.empty(), true, route -> true)
                        .hear(MAIN, List.of(new Utterance.Written("agente")))
                        .lead())
                .isEqualTo(leads(Trees.SALES, RouteReason.OPTION));
    }

    // --- what options do

    @Test
    void threeLevelsDownToAPerson() {
        Turn help = hear(MAIN, touch("main", "b"));
        assertThat(help.say()).isEqualTo(says("", "help"));
        assertThat(help.state()).isEqualTo(HELP);
        assertThat(help.chosen()).contains(new Turn.Choice("main.b", "Soporte"));
        Turn bills = hear(help.state(), "facturacion");
        assertThat(bills.say()).isEqualTo(says("Un momento", "bills"));
        assertThat(bills.state()).isEqualTo(BILLS);
        Turn last = hear(bills.state(), "1");
        assertThat(last.lead()).isEqualTo(leads(Trees.BILLS, RouteReason.OPTION));
        assertThat(last.say()).isEqualTo(says("Ya viene alguien", null));
    }

    @ParameterizedTest
    @CsvSource({"main,c,De 8 a 17,main", "help,c,'',main", "help,d,'',main", "bills,b,'',bills"})
    void goesOnWith(String menu, String option, String text, String shown) {
        DialogState state = menu.equals("main") ? MAIN : menu.equals("help") ? HELP : BILLS;
        Turn turn = hear(state, touch(menu, option));
        assertThat(turn.say()).isEqualTo(says(text, shown));
        assertThat(turn.state().menu()).contains(shown);
        assertThat(turn.chosen()).as("no way to anywhere").isEmpty();
        assertThat(turn.lead()).isEmpty();
    }

    @Test
    void backFromTheMainMenuStaysThere() {
        assertThat(MAIN.back()).isEqualTo(MAIN);
    }

    @Test
    void whatAnOptionSaysReplacesTheUsualWordOfHandingOver() {
        assertThat(hear(MAIN, touch("main", "a")).say()).isEqualTo(says("Le atiende Ventas", null));
    }

    // --- a change of mind

    @Test
    void anOptionOfAnEarlierMenuIsTakenByTouch() {
        assertThat(hear(BILLS, touch("main", "a")).lead()).isEqualTo(leads(Trees.SALES, RouteReason.OPTION));
        assertThat(hear(BILLS, touch("main", "b")).state()).isEqualTo(HELP);
    }

    @Test
    void anOptionOfAMenuOnTheWayIsTakenByItsName() {
        assertThat(hear(BILLS, "Ventas").lead()).isEqualTo(leads(Trees.SALES, RouteReason.OPTION));
        assertThat(hear(BILLS, "tecnico").lead()).isEqualTo(leads(Trees.HELP, RouteReason.OPTION));
    }

    @Test
    void aDigitBelongsToTheMenuThatIsShown() {
        assertThat(hear(BILLS, "3").lead()).isEmpty();
        assertThat(hear(BILLS, "3").state().wrong()).isEqualTo(1);
    }

    @Test
    void ofManyMessagesAtOnceTheLastThatSaysSomethingCounts() {
        Turn turn = hear(MAIN, "1", "no, mejor", "2", "gracias");
        assertThat(turn.state()).isEqualTo(HELP);
        assertThat(turn.lead()).isEmpty();
    }

    @Test
    void tenMessagesThatSayNothingAreOneWrongAnswer() {
        Turn turn = hear(MAIN, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(turn.state().wrong()).isEqualTo(1);
    }

    @Test
    void aPersonIsFoundAmongOtherWords() {
        assertThat(hear(MAIN, "agente", "por favor").lead())
                .isEqualTo(leads(Trees.EVERYBODY, RouteReason.ASKED_FOR_SOMEBODY));
    }

    // --- wrong answers, silence, errors

    @Test
    void picturesAndTheLikeAreNoAnswer() {
        Turn turn = hear(MAIN, new Utterance.Other());
        assertThat(turn.say()).isEqualTo(says("No entiendo", "main"));
        assertThat(turn.state().wrong()).isEqualTo(1);
    }

    @Test
    void theLastTryLeadsToTheFallback() {
        DialogState twice = new DialogState(List.of("main"), 2, false);
        assertThat(hear(twice, "qué").lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.WRONG_ANSWERS));
        assertThat(hear(new DialogState(List.of("main"), 1, false), "qué").lead())
                .isEmpty();
    }

    @Test
    void aGoodAnswerForgetsTheWrongOnes() {
        DialogState twice = new DialogState(List.of("main"), 2, true);
        assertThat(hear(twice, "2").state()).isEqualTo(HELP);
        assertThat(hear(twice, "horario").state()).isEqualTo(MAIN);
    }

    @Test
    void silenceIsRemindedOfOnceAndThenEndsInTheFallback() {
        Turn reminder = dialogue(route -> true).silent(HELP);
        assertThat(reminder.say()).isEqualTo(says("¿Sigue ahí?", "help"));
        assertThat(reminder.lead()).isEmpty();
        Turn end = dialogue(route -> true).silent(reminder.state());
        assertThat(end.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.SILENCE));
    }

    @Test
    void whoeverSpeaksAgainMayBeSilentAgain() {
        DialogState reminded = new DialogState(List.of("main"), 0, true);
        assertThat(hear(reminded, "hmm").state().reminded()).isFalse();
    }

    @Test
    void whereNothingCanBeSaidPeopleGoOnWithoutAWord() {
        Turn turn = Dialogue.mute(MAIN, TREE);
        assertThat(turn.say()).isEmpty();
        assertThat(turn.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.CANNOT_WRITE));
    }

    @Test
    void whatBreaksEndsInTheFallbackWithoutAWord() {
        Turn turn = dialogue(route -> true).broken(BILLS);
        assertThat(turn.say()).isEmpty();
        assertThat(turn.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.ERROR));
    }

    // --- the menu changed meanwhile

    @Test
    void anOldOptionLeadsWhereItLed() {
        Utterance old = new Utterance.Chosen("gone", Trees.option("z", "Antes", Action.ROUTE, Trees.BILLS, "Antes"));
        assertThat(hear(MAIN, old).lead()).isEqualTo(leads(Trees.BILLS, RouteReason.OPTION));
    }

    @Test
    void anOldOptionToAMenuThatIsStillThereOpensIt() {
        Utterance old = new Utterance.Chosen("gone", Trees.option("z", "Antes", Action.MENU, "help", ""));
        assertThat(hear(MAIN, old).state()).isEqualTo(HELP);
    }

    @Test
    void anOldOptionThatLeadsNowhereShowsThePresentMenu() {
        for (Option gone : List.of(
                Trees.option("z", "Antes", Action.MENU, "missing", ""),
                Trees.option("z", "Antes", Action.ROUTE, Trees.BILLS, ""))) {
            Turn turn = dialogue(route -> !route.equals(Trees.BILLS))
                    .hear(HELP, List.of(new Utterance.Chosen("gone", gone)));
            assertThat(turn.say()).isEqualTo(says("No entiendo", "main"));
            assertThat(turn.state()).isEqualTo(MAIN);
            assertThat(turn.renewed()).isFalse();
        }
    }

    @Test
    void whatIsOfferedAndLeadsNowhereAnyMoreShowsTheNewestMenu() {
        AttendantTree newest =
                Trees.tree(Trees.menu("fresh", "Nuevo", Trees.option("a", "Uno", Action.ROUTE, Trees.SALES, "")));
        Turn turn =
                new Dialogue(TREE, Optional.of(newest), true, route -> false).hear(MAIN, List.of(touch("main", "a")));
        assertThat(turn.say()).isEqualTo(says("No entiendo", "fresh"));
        assertThat(turn.state()).isEqualTo(at("fresh"));
        assertThat(turn.renewed()).isTrue();
    }

    @Test
    void whatIsOfferedAndLeadsNowhereAnyMoreEndsWithAPersonWhereThereIsNoNewerMenu() {
        Turn turn = dialogue(route -> !route.equals(Trees.SALES)).hear(MAIN, List.of(touch("main", "a")));
        assertThat(turn.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.ERROR));
    }

    // --- somebody of the company was faster

    @Test
    void whereTheCompanyHasAnsweredItselfNothingIsSaidAndPeopleGoOn() {
        for (DialogState state : List.of(DialogState.BEGINNING, MAIN, HELP)) {
            Turn turn = Dialogue.answeredElsewhere(state, TREE);
            assertThat(turn.say()).isEmpty();
            assertThat(turn.lead()).isEqualTo(leads(Trees.EVERYBODY, RouteReason.ANSWERED_ELSEWHERE));
        }
    }
}
