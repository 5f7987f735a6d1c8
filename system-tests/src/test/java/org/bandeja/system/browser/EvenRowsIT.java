package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever there is to say of a conversation: its row is as high as every other, and tells whose it is and where. */
@OnSharedInstallation
class EvenRowsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final List<String> NAMES =
            List.of("VIP", "Envíos internacionales urgentes", "Garantía", "Zona sur y alrededores", "Ámbar");

    /** Of one row: what of the labels is in sight, and whether all of its low line is within it. */
    private static final String LABELS = """
            (row) => {
                const seen = (one) => one.checkVisibility({ visibilityProperty: true });
                const line = row.querySelector('.row-labels');
                const edge = row.querySelector('.row-low').getBoundingClientRect().right + 0.5;
                const rest = [...line.querySelectorAll('.label-more')].filter(seen);
                return {
                    chips: [...line.querySelectorAll('.label-chip')].filter(seen).length,
                    rest: rest.map((one) => one.firstElementChild.textContent).join(),
                    title: rest.map((one) => one.title).join(),
                    within: [line, ...line.children].filter((one) => seen(one) && !one.matches('.sr-only')).every((one) => one.getBoundingClientRect().right <= edge),
                    facts: row.querySelector('.row-department').getBoundingClientRect().width,
                };
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final String mark = "Even" + System.nanoTime();
    private final List<String> labels = new ArrayList<>();
    private final List<String> conversations = new ArrayList<>();

    @AfterEach
    void nothingIsLeftInTheWayOfOthers() {
        labels.forEach(label -> administrator.post("/api/labels/" + label + "/archive"));
    }

    private void label(String name) {
        labels.add(administrator
                .call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", name + " " + mark.substring(mark.length() - 6))
                                .add("colour", "TEAL")
                                .build())
                .require(201)
                .json()
                .getString("id"));
    }

    /** @param holder null: nobody's */
    private void row(String name, Duration ago, AgentDoor holder, int count) {
        Customer customer = Customer.unknown(name);
        bandeja.webhook()
                .writes(
                        customer,
                        bandeja.number(),
                        mark + " 你好 😀 مرحبا",
                        Instant.now().minus(ago));
        String id = ana.awaitConversation(customer);
        conversations.add(id);
        if (holder != null) {
            holder.act(id, "claim").require(200);
        }
        labels.subList(0, count)
                .forEach(label -> ana.call("PUT", "/api/conversations/" + id + "/labels/" + label, null)
                        .require(200));
    }

    @Test
    void rowsOfOneDensityAreEquallyHighWhateverTheyTell() {
        NAMES.forEach(this::label);
        Duration lately = Duration.ofMinutes(1);
        row("Li", lately, null, 0);
        row("Li 2", lately, luis, 1);
        row("Maximiliana Guadalupe de los Ángeles Fernández-Villaverde y Oñate", lately, null, 1);
        row("محمد عبد الرحمن 🧾 王小明", Duration.ofHours(23), ana, 5);
        row("Closes", Duration.ofMinutes(24 * 60 - 20), luis, 5);
        row("Closed", Duration.ofHours(25), ana, 0);
        row("Closed, with labels", Duration.ofHours(26), luis, 5);
        for (Width width : List.of(Width.DESK, Width.PHONE)) {
            Window window = BROWSER.open(width, ana.person());
            window.byTestId("search").fill(mark);
            assertThat(window.byTestId("conversation-row")).hasCount(conversations.size());
            equallyHigh(window, 60, 90);
            conversations.subList(3, 5).forEach(id -> labelsAreCounted(row(window, id)));
            Pictures.keep(window.page(), "rows-even-" + width.name().toLowerCase(Locale.ROOT));
            window.byTestId("person-menu").click();
            window.byTestId("density-compact").click();
            equallyHigh(window, 44, 54);
            Pictures.keep(window.page(), "rows-even-compact-" + width.name().toLowerCase(Locale.ROOT));
            Accessibility.assertNothingSerious(window.page());
            window.assertFits();
            window.byTestId("person-menu").click();
            window.byTestId("density-comfortable").click();
            // Letters of twice the size make all rows higher, and none of them higher than another.
            window.page().evaluate("document.documentElement.style.fontSize = '200%'");
            equallyHigh(window, 60, 190);
            window.close();
        }
    }

    private static Locator row(Window window, String conversation) {
        return window.page().locator(".row[data-conversation-id='" + conversation + "']");
    }

    private void equallyHigh(Window window, double least, double most) {
        Eventually.passes(() -> {
            List<Double> heights = conversations.stream()
                    .map(id -> row(window, id).boundingBox())
                    .flatMap(Stream::ofNullable)
                    .map(box -> box.height)
                    .toList();
            assertThat(heights).hasSameSizeAs(conversations).allMatch(height -> height >= least && height <= most);
            assertThat(heights.stream().distinct()).as("%s", heights).hasSize(1);
        });
    }

    /** Those that have no room are counted, with their names for whoever asks; nothing is cut off by the edge. */
    private static void labelsAreCounted(Locator row) {
        var seen = (Map<?, ?>) row.evaluate(LABELS);
        int chips = ((Number) seen.get("chips")).intValue();
        assertThat(chips).isBetween(1, 3);
        assertThat(seen.get("rest")).isEqualTo("+" + (NAMES.size() - chips));
        assertThat(seen.get("title").toString().split(", ")).hasSize(NAMES.size() - chips);
        assertThat(seen.get("within")).isEqualTo(true);
        assertThat(((Number) seen.get("facts")).doubleValue()).isGreaterThan(30);
    }
}
