package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists with every filter and order hold what a plain look at everything holds, and search finds what was written. */
@OnSharedInstallation
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {
    private static final int QUESTIONS = 120;
    private static final Duration CLOSES_SOON = Duration.ofHours(4);

    private Bandeja bandeja;
    private AgentDoor ana;
    private AgentDoor luis;
    private AgentDoor outsider;

    /** The one instance is made before anything is started. */
    @BeforeAll
    void meetsPeople() {
        bandeja = new Bandeja(SharedInstallation.get());
        ana = bandeja.agents().get(0);
        luis = bandeja.agents().get(1);
        outsider = bandeja.outsider();
    }

    private Stream<AgentDoor> everybody() {
        return Stream.of(ana, bandeja.departmentAdmin(), bandeja.administrator(), outsider);
    }

    private String written(String name, String... texts) {
        return written(Customer.unknown(name), texts);
    }

    private String written(Customer customer, String... texts) {
        for (String text : texts) {
            bandeja.webhook().writes(customer, bandeja.number(), text);
        }
        String id = ana.awaitConversation(customer);
        Eventually.holds("all is there", () -> ana.texts(id).size() == texts.length);
        return id;
    }

    // --- every filter against everything

    @ParameterizedTest
    @MethodSource("everybody")
    void everyListIsWhatAPlainLookAtEverythingHolds(AgentDoor who) {
        for (int i = 0; i < 6; i++) {
            String id = written("Model " + i, "first", "second");
            if (i % 2 == 0) {
                ana.act(id, "claim").require(200);
            }
            if (i % 3 == 0) {
                ana.act(id, "claim");
                ana.act(id, "complete").require(200);
            }
            if (i == 4) {
                who.read(id, 2);
            }
        }
        for (int hours : new int[] {22, 23, 21, 24, 25, 48}) {
            bandeja.webhook()
                    .writes(
                            Customer.unknown("Closing"),
                            bandeja.number(),
                            "old",
                            Instant.now().minus(Duration.ofHours(hours)));
        }
        bandeja.rows().awaitProcessed();
        AtomicReference<List<JsonObject>> seen = new AtomicReference<>(everything(who));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = Question.any(random, seen.get(), luis.id());
            // Of long lists no more pages than of short ones.
            int limit = 1 + random.nextInt(40) + seen.get().size() / 20;
            Eventually.passes(() -> {
                try {
                    assertThat(pages(who, question.query(), Math.min(limit, 200)))
                            .as("%s, seed %d", question, seed)
                            .containsExactlyElementsOf(wanted(question, seen.get(), who));
                } catch (AssertionError e) {
                    // A window may have closed meanwhile, or something come that tests before have caused.
                    seen.set(everything(who));
                    throw e;
                }
            });
        }
    }

    private static List<String> wanted(Question question, List<JsonObject> seen, AgentDoor who) {
        return seen.stream()
                .filter(item -> question.wants(item, who))
                .sorted(question.order())
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<JsonObject> everything(AgentDoor who) {
        Map<String, JsonObject> seen = new HashMap<>();
        for (String status : List.of("OPEN", "COMPLETED")) {
            items(who, "&scope=all&status=" + status, 200).forEach(item -> seen.put(item.getString("id"), item));
        }
        return List.copyOf(seen.values());
    }

    private static List<String> pages(AgentDoor who, String query, int limit) {
        return items(who, query, limit).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<JsonObject> items(AgentDoor who, String query, int limit) {
        List<JsonObject> items = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = who.getPatiently("/api/conversations?limit=" + limit + query + next)
                    .require(200)
                    .json();
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            next = page.isNull("next")
                    ? null
                    : "&cursor=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
        } while (next != null);
        return items;
    }

    /** What is asked; null: not asked. */
    private record Question(
            String status,
            String scope,
            String department,
            String number,
            String assignee,
            boolean unread,
            String window,
            String sort) {
        static Question any(Random random, List<JsonObject> seen, String colleague) {
            JsonObject one = seen.get(random.nextInt(seen.size()));
            String window = Arrays.asList("closing", "closed", null, null).get(random.nextInt(4));
            return new Question(
                    random.nextInt(3) == 0 ? "COMPLETED" : "OPEN",
                    List.of("work", "mine", "unassigned", "others", "all").get(random.nextInt(5)),
                    random.nextInt(3) == 0 ? id(one, "department").orElse(null) : null,
                    random.nextInt(3) == 0 ? id(one, "number").orElse(null) : null,
                    random.nextInt(3) == 0 ? List.of("me", "none", colleague).get(random.nextInt(3)) : null,
                    random.nextInt(3) == 0,
                    window,
                    List.of("newest", "waiting", "closing").get(random.nextInt("closing".equals(window) ? 3 : 2)));
        }

        String query() {
            return "&status=" + status + "&scope=" + scope + "&sort=" + sort
                    + (department == null ? "" : "&department=" + department)
                    + (number == null ? "" : "&number=" + number)
                    + (assignee == null ? "" : "&assignee=" + assignee)
                    + (unread ? "&unread=true" : "") + (window == null ? "" : "&window=" + window);
        }

        boolean wants(JsonObject item, AgentDoor who) {
            String holder = id(item, "assignee").orElse("none");
            boolean mine = holder.equals(who.id());
            boolean work = item.get("department") != JsonValue.NULL;
            boolean inScope = switch (scope) {
                case "mine" -> mine;
                case "unassigned" -> work && holder.equals("none");
                case "others" -> work && !mine && !holder.equals("none");
                case "all" -> true;
                default -> status.equals("OPEN") ? mine || work && holder.equals("none") : work;
            };
            return item.getString("status").equals(status)
                    && inScope
                    && (department == null || id(item, "department").equals(Optional.of(department)))
                    && (number == null || id(item, "number").equals(Optional.of(number)))
                    && (assignee == null || (assignee.equals("me") ? mine : holder.equals(assignee)))
                    && (!unread || item.getInt("unread") > 0 || item.getBoolean("newActivity"))
                    && (window == null
                            || status.equals("OPEN") && (window.equals("closed") ? isClosed(item) : closes(item)));
        }

        private static Instant closesAt(JsonObject item) {
            return Instant.parse(item.getJsonObject("window").getString("closesAt"));
        }

        private static boolean closes(JsonObject item) {
            if (item.get("window") == JsonValue.NULL
                    || item.getJsonObject("window").isNull("closesAt")) {
                return false;
            }
            Instant until = closesAt(item);
            return until.isAfter(Instant.now()) && !until.isAfter(Instant.now().plus(CLOSES_SOON));
        }

        private static boolean isClosed(JsonObject item) {
            return !item.getJsonObject("contact").getBoolean("group")
                    && (item.get("window") == JsonValue.NULL
                            || !item.getJsonObject("window").getBoolean("open"));
        }

        Comparator<JsonObject> order() {
            if (sort.equals("newest") || status.equals("COMPLETED")) {
                return Comparator.comparing((JsonObject item) -> Instant.parse(item.getString("activityAt")))
                        .thenComparing(item -> item.getString("id"))
                        .reversed();
            }
            if (sort.equals("closing")) {
                return Comparator.comparing(Question::closesAt).thenComparing(item -> item.getString("id"));
            }
            return Comparator.comparing((JsonObject item) ->
                            item.isNull("waitingSince") ? Instant.MAX : Instant.parse(item.getString("waitingSince")))
                    .thenComparing(item -> item.getString("id"));
        }
    }

    private static Optional<String> id(JsonObject item, String name) {
        return Optional.ofNullable(item.get(name))
                .filter(value -> value != JsonValue.NULL)
                .map(value -> value.asJsonObject().getString("id"));
    }

    // --- search

    private JsonObject search(AgentDoor who, String words) {
        return who.get("/api/conversations?scope=all&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .require(200)
                .json();
    }

    private List<String> found(AgentDoor who, String words) {
        return search(who, words).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "jose, true",
        "JOSÉ, true",
        "josé núñez, true",
        "nuñ jos, true",
        "tangerina, true",
        "TANGER, true",
        "llego la, true",
        "llegó tangerina, true",
        "angerina, false",
        "josefina, false",
        "jose tangerina, false",
        "'+tangerina -llego', true",
        "'\"tangerina\" ~(llego) @ *', true",
        "'tangerina%', true",
        "tang_rina, false",
        "notita, true",
    })
    void findsBeginningsOfWordsWhateverTheirAccentsAndCase(String words, boolean finds) {
        Customer customer = Customer.unknown("José Núñez");
        String id = written(customer, "¿Ya llegó la tangerina?");
        ana.note(id, "Una notita").require(201);
        assertThat(found(ana, words).contains(id)).isEqualTo(finds);
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        assertThat(found(ana, words)).doesNotContain(id);
    }

    @Test
    void findsAnyPartOfAPhoneNumberHoweverItIsWritten() {
        Customer customer = Customer.unknown("Phone");
        String id = written(customer, "hello");
        String digits = customer.digits().orElseThrow();
        String middle = digits.substring(3, digits.length() - 1);
        for (String words : List.of(digits, "+" + digits, middle, middle.substring(0, 3) + " " + middle.substring(3))) {
            assertThat(found(ana, words)).as(words).contains(id);
        }
        assertThat(found(ana, "99" + middle + "99")).isEmpty();
    }

    /** Words of two letters are found by looking only, rare ones by the index. */
    @Test
    void findsWhoWasJoinedByAllAddressesAndByTheNameThatCounts() {
        long mark = System.nanoTime();
        Customer work = new Customer(
                Customer.unknown("").phone(), Optional.of("ZW." + mark), "Quince " + Long.toString(mark, 36));
        Customer home = new Customer(
                Customer.unknown("").phone(), Optional.of("ZV." + mark), "Home " + Long.toString(mark, 36));
        String kept = written(work, "hello");
        String other = written(home, "hello");
        ana.act(other, "claim").require(200);
        ana.act(other, "complete").require(200);
        bandeja.administrator()
                .post("/api/contacts/" + contact(kept) + "/merge", AgentDoor.field("with", contact(other)))
                .require(200);
        for (String words : List.of(
                work.digits().orElseThrow(),
                home.digits().orElseThrow(),
                "zw",
                "zv",
                "zw " + mark,
                "zv " + mark,
                work.name())) {
            assertThat(found(ana, words)).as(words).contains(kept);
        }
        assertThat(found(ana, home.name())).as("nobody is called so any more").isEmpty();
    }

    private String contact(String conversation) {
        return ana.conversation(conversation).getJsonObject("contact").getString("id");
    }

    @Test
    void showsTheNewestMessageThatHasTheWords() {
        String id = written("Plain", "a mandarina at first", "mandarina again", "something else");
        JsonObject message = search(ana, "mandarina").getJsonObject("found").getJsonObject(id);
        assertThat(message.getString("text")).isEqualTo("mandarina again");
        assertThat(ana.messages(id).get(1).getString("id")).isEqualTo(message.getString("id"));
    }

    @Test
    void findsAnOldMessageBehindManyThatOnlyHaveTheLetters() {
        Customer customer = Customer.unknown("Long thread");
        bandeja.webhook().writes(customer, bandeja.number(), "arandano");
        for (int i = 0; i < 25; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "superarandano " + i);
        }
        bandeja.rows().awaitProcessed();
        assertThat(found(ana, "arandano")).contains(ana.awaitConversation(customer));
    }

    @Test
    void findsNothingOfOtherDepartments() {
        String id = written("Secreto", "pomelo");
        assertThat(found(ana, "pomelo")).contains(id);
        assertThat(found(bandeja.administrator(), "pomelo")).contains(id);
        JsonObject foreign = search(outsider, "pomelo");
        assertThat(foreign.getJsonArray("items")).isEmpty();
        assertThat(foreign.get("found")).isIn(JsonValue.NULL, JsonValue.EMPTY_JSON_OBJECT);
        assertThat(foreign.getBoolean("narrow")).isFalse();
    }

    @Test
    void searchesWithinAFilter() {
        String mine = written("Mine", "guayaba");
        String free = written("Free", "guayaba");
        ana.act(mine, "claim").require(200);
        assertThat(ana.list("q=guayaba&scope=mine"))
                .extracting(item -> item.getString("id"))
                .containsExactly(mine);
        assertThat(ana.list("q=guayaba&scope=unassigned"))
                .extracting(item -> item.getString("id"))
                .containsExactly(free);
        assertThat(pages(ana, "&q=guayaba&scope=all", 1)).containsExactly(free, mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "+-*~<>()\"@", "   ?", "😀"})
    void saysThatThereIsNothingToSearchFor(String words) {
        JsonObject answer = search(ana, words);
        assertThat(answer.getJsonArray("items")).isEmpty();
        assertThat(answer.getBoolean("narrow")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gracias por garantia",
                "'; drop table message; --",
                "a",
                "no",
                "the",
                "\\",
                "%",
                "_",
                "1",
                "+57",
                "a b c d e f g h i j k l",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u2474",
                "\uFDFA",
                "\uFF9E",
            })
    void answersWhateverIsTyped(String words) {
        search(ana, words);
        search(bandeja.administrator(), words);
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        written("One", "kumquat");
        written("Two", "kumquat");
        String next = ana.get("/api/conversations?limit=1&scope=all")
                .require(200)
                .json()
                .getString("next");
        String cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        ana.get("/api/conversations?limit=1&scope=all" + cursor).require(200);
        for (String other :
                List.of("scope=work", "scope=all&unread=true", "scope=all&q=kumquat", "scope=all&sort=waiting")) {
            ana.get("/api/conversations?limit=1&" + other + cursor).require(400);
        }
        ana.get("/api/conversations?limit=1&scope=all" + cursor + "x").require(400);
        ana.get("/api/conversations?q=" + "a".repeat(201)).require(400);
    }
}
