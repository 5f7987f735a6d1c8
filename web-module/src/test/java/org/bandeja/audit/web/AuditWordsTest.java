package org.bandeja.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.audit.model.Outcome;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.conversation.model.TimelineAction;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.screen.web.Texts;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.whatsapp.model.SecretKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever the code records has words in every language; what is recorded is read from its sources. */
class AuditWordsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Path SERVICES = Path.of("../ejb-module/src/main/java");
    private static final Pattern TELLS_THE_AUDIT = Pattern.compile("\\b(?:Deed|Deeds|Audit|AuditRecords)\\b");
    private static final Pattern NAME = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");
    private static final Pattern OBJECT = Pattern.compile("(?:\"[A-Z_]+\"|action|deed|name\\(\\)),\\s*\"([a-z-]+)\"");
    private static final Pattern EITHER_OBJECT = Pattern.compile("\\? \"([a-z-]+)\" : \"([a-z-]+)\",");
    private static final Pattern SETTING = Pattern.compile("\\.changing\\(\\s*\"(\\w+)\"");
    /** Capital words in classes that tell the audit, which name no deed: details, and states of templates. */
    private static final Set<String> NO_DEEDS =
            Set.of("IN", "OUT", "CODE", "LOCKED", "PASSWORD", "PASSWORDS_OFF", "NAMED", "PENDING", "POSITIONAL");

    /** What nothing records any more, and old records hold. */
    private static final Set<String> FORMER_SETTINGS = Set.of("departments");

    private final Map<String, String> english = read("en");
    private final AuditWords words = new AuditWords();

    @BeforeEach
    void speak() {
        words.texts = new Texts();
    }

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyLanguageHasTheSameWords(String language) {
        Map<String, String> texts = read(language);
        assertThat(texts.keySet()).isEqualTo(english.keySet());
        assertThat(texts).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void everyDeedHasItsWordsAndNoWordsAreLeft() {
        Set<String> deeds = found(NAME);
        deeds.removeAll(NO_DEEDS);
        deeds.add(DoorDeeds.UNKNOWN);
        Stream.of(TimelineAction.values()).map(Enum::name).forEach(deeds::add);
        assertThat(deeds).hasSizeGreaterThan(80).contains("LOGGED_IN", "PASSWORD_RESET_BEGUN", "REACTED", "CLAIMED");
        assertThat(named("audit.action.")).isEqualTo(deeds);
        assertThat(deeds).containsAll(DoorDeeds.DEEDS.values());
    }

    @Test
    void everythingThatRecordsAreAboutHasItsWords() {
        Set<String> objects = found(OBJECT);
        objects.addAll(found(EITHER_OBJECT));
        DoorDeeds.DEEDS
                .keySet()
                .forEach(door -> objects.add(DoorPlace.ofCall(
                                door.substring(0, door.indexOf(' ')), "/api/" + door.substring(door.indexOf(' ') + 1))
                        .object()));
        assertThat(objects).hasSizeGreaterThan(15).contains("agent", "conversation", "token", "number", "door");
        assertThat(named("audit.object.")).isEqualTo(objects);
        assertThat(words.objects()).containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void everySettingThatChangesHasItsWords() {
        Set<String> settings = found(SETTING);
        names(KeptThing.values(), AutoTextKind.values()).forEach(settings::add);
        assertThat(settings).hasSizeGreaterThan(30).contains("name", "onlyAdminsTransfer");
        settings.addAll(FORMER_SETTINGS);
        assertThat(named("audit.setting.")).isEqualTo(settings);
    }

    @Test
    void everyReasonOfAFailedLoginAndEverySecretHasItsWords() {
        Set<String> details = names(SecretKind.values()).collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(SignOnFailed.Kind.values()).map(kind -> "SSO_" + kind).forEach(details::add);
        details.addAll(Set.of("CODE", "LOCKED", "PASSWORD", "PASSWORDS_OFF", "IN", "OUT"));
        assertThat(named("audit.detail.")).containsAll(details);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message 0p5c3k7x2n9qa    | un mensaje
            with 0p5c3k7x2n9qa       | con otro contacto
            2 · Soporte · noche      | paso 2 de Soporte · noche
            0 · Soporte              | Soporte no tiene más pasos
            1234 contacts            | rellenado en 1234 contactos
            returned=3               | devueltas a la bandeja: 3
            returned=3 single sign-on | devueltas a la bandeja: 3 (inicio de sesión único)
            single sign-on           | inicio de sesión único
            PASSWORD                 | contraseña incorrecta
            Urgent                   | Urgent
            """)
    void detailsAreInTheReadersLanguage(String detail, String shown) {
        assertThat(words.detail(row("CLAIMED", Outcome.DONE, detail, Map.of(), Map.of()), SPANISH))
                .contains(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "LABELLED, 1 · Urgente",
        "UNLABELLED, with care",
        "LABELLED, PASSWORD",
        "GIVEN, 12 contacts",
        "ATTENDED, message board"
    })
    void namesThatPeopleGaveStayAsTheyAre(String action, String name) {
        assertThat(words.detail(row(action, Outcome.DONE, name, Map.of(), Map.of()), SPANISH))
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TRANSFERRED | Marta Díaz | -           | Conversación transferida a Marta Díaz
            ASSIGNED    | Marta Díaz | -           | Conversación asignada a Marta Díaz
            TAKEN_OVER  | Marta Díaz | -           | Control de la conversación tomado: la tenía Marta Díaz
            MOVED       | Soporte    | Soporte     | Conversación llevada a Soporte
            UNDONE      | Marta Díaz | TRANSFERRED | Deshecho: «Conversación transferida a Marta Díaz»
            UNDONE      | -          | COMPLETED   | Deshecho: «Conversación completada»
            TRANSFERRED | -          | -           | Conversación transferida
            UNDONE      | -          | -           | Acción deshecha
            """)
    void aDeedNamesWhomItWasDoneToAndWhatWasUndone(String action, String subject, String detail, String shown) {
        AuditRow row = row(
                action, Outcome.DONE, Optional.ofNullable(subject), Optional.ofNullable(detail), Map.of(), Map.of());
        assertThat(words.deed(row, SPANISH)).isEqualTo(shown);
        assertThat(words.detail(row, SPANISH))
                .as("what the deed says already is not said twice")
                .isEmpty();
    }

    @Test
    void aRefusedUndoIsToldByItsReason() {
        AuditRow row =
                row("UNDONE", Outcome.REFUSED, "NothingToUndo POST /api/conversations/{id}/undo", Map.of(), Map.of());
        assertThat(words.deed(row, SPANISH)).isEqualTo("Acción deshecha");
        assertThat(words.detail(row, SPANISH).orElseThrow()).endsWith("(POST /api/conversations/{id}/undo)");
    }

    @Test
    void everyDeedThatIsDoneToAnAgentHasASentence() {
        Set<String> done = Stream.of(TimelineAction.values())
                .filter(action -> action.isAboutAnAgent())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named("audit.done.")).containsAll(done);
    }

    @Test
    void aRefusalIsToldByItsReasonAndItsDoor() {
        AuditRow row = row(
                "COMPLETED", Outcome.REFUSED, "AssignFirst POST /api/conversations/{id}/complete", Map.of(), Map.of());
        assertThat(words.detail(row, SPANISH))
                .contains("Nadie tiene esta conversación. Asígnesela primero. (POST /api/conversations/{id}/complete)");
        AuditRow taken = row(
                "REPLIED",
                Outcome.REFUSED,
                "OnlyAssigneeReplies POST /api/conversations/{id}/messages",
                Map.of(),
                Map.of());
        assertThat(words.detail(taken, Locale.ENGLISH).orElseThrow())
                .startsWith("… has this conversation")
                .doesNotContain("{0}");
        AuditRow old = row("REFUSED", Outcome.REFUSED, "ForgottenRule POST /api/x", Map.of(), Map.of());
        assertThat(words.detail(old, SPANISH)).contains("ForgottenRule POST /api/x");
    }

    @Test
    void changesAreInTheReadersLanguage() {
        AuditRow row = row(
                "DEPARTMENT_CHANGED",
                Outcome.DONE,
                "x",
                Map.of("name", "Ventas", "onlyAdminsTransfer", "false", "new", ""),
                Map.of("name", "Sales", "onlyAdminsTransfer", "true", "new", "1"));
        assertThat(words.changes(row, SPANISH))
                .containsExactly(
                        "nombre: Ventas → Sales", "new: – → 1", "solo los administradores transfieren: no → sí");
    }

    @Test
    void whatHasNoWordsKeepsItsName() {
        assertThat(words.action("FORGOTTEN_DEED", SPANISH)).isEqualTo("FORGOTTEN_DEED");
        assertThat(words.action("LOGGED_IN", SPANISH)).isEqualTo("Inicio de sesión");
        assertThat(words.object("conversation", SPANISH)).isEqualTo("Conversación");
    }

    @Test
    void whatIsThereHasItsPage() {
        long id = 42;
        assertThat(AuditPages.of(about("conversation", id, "Carla"))).contains("/inbox.xhtml#/c/" + Tsid.text(id));
        assertThat(AuditPages.of(about("agent", id, "Ana"))).contains("/console/person.xhtml?id=" + Tsid.text(id));
        assertThat(AuditPages.of(about("department", id, "Sales")))
                .contains("/console/department.xhtml?id=" + Tsid.text(id));
        assertThat(AuditPages.of(about("number", id, "Main"))).contains("/console/number.xhtml?id=" + Tsid.text(id));
        assertThat(AuditPages.of(about("token", id, "laptop"))).isEmpty();
        assertThat(AuditPages.of(about("department", id, null)))
                .as("it is not there any more")
                .isEmpty();
    }

    private static AuditRow row(
            String action, Outcome outcome, String detail, Map<String, String> was, Map<String, String> became) {
        return row(action, outcome, Optional.empty(), Optional.of(detail), was, became);
    }

    private static AuditRow row(
            String action,
            Outcome outcome,
            Optional<String> subject,
            Optional<String> detail,
            Map<String, String> was,
            Map<String, String> became) {
        return new AuditRow(
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                action,
                "conversation",
                Optional.empty(),
                Optional.empty(),
                subject.map(name -> 7L),
                subject,
                Optional.empty(),
                Optional.empty(),
                outcome,
                Optional.empty(),
                detail,
                was,
                became);
    }

    private static AuditRow about(String object, long id, String name) {
        return new AuditRow(
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                "CLAIMED",
                object,
                Optional.of(id),
                Optional.ofNullable(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    private static Stream<String> names(Enum<?>[]... enums) {
        return Stream.of(enums).flatMap(Stream::of).map(Enum::name);
    }

    private Set<String> named(String group) {
        return english.keySet().stream()
                .filter(key -> key.startsWith(group))
                .map(key -> key.substring(group.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands in the groups of the pattern, in all classes that tell the audit. */
    private static Set<String> found(Pattern pattern) {
        try (Stream<Path> files = Files.walk(SERVICES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditWordsTest::source)
                    .filter(source -> TELLS_THE_AUDIT.matcher(source).find())
                    .flatMap(source -> pattern.matcher(source).results())
                    .flatMap(result ->
                            IntStream.rangeClosed(1, result.groupCount()).mapToObj(result::group))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String language) {
        Properties properties = new Properties();
        Path file = Path.of("src/main/resources/org/bandeja/audit_" + language.replace('-', '_') + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        List.copyOf(properties.stringPropertyNames()).forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
