package org.bandeja.soak.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bandeja.soak.faults.WrittenAccount.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reckoning sees what it is there for. */
class AccountsTest {
    private final Dialogs dialogs = new Dialogs("x", 2);
    private final Dialog ana = dialogs.all().get(0);
    private final Dialog luis = dialogs.all().get(1);

    @BeforeEach
    void talk() {
        for (int i = 0; i < 3; i++) {
            ana.write(1_000);
            ana.add(new Reply(i, ana.reply(i), "text", Reply.Outcome.ACCEPTED, ""));
        }
    }

    private List<Row> stored() {
        return new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(i -> new Row(dialogs.id(ana, i), ana.written(i), ana.stamp(i)))
                .toList());
    }

    private WrittenAccount written(List<Row> rows) {
        WrittenAccount account = new WrittenAccount(dialogs);
        account.add(ana, rows);
        return account;
    }

    @Test
    void everySecondOfACustomerIsAnother() {
        assertThat(ana.stamp(2)).isEqualTo(1_002);
    }

    @Test
    void nothingIsWrongWhereEverythingIsThere() {
        WrittenAccount account = written(stored());
        assertThat(account.stored()).isEqualTo(3);
        assertThat(account.missing()).isEmpty();
        assertThat(account.twice()).isEmpty();
        assertThat(account.astray()).isEmpty();
        assertThat(account.disordered()).isEmpty();
    }

    @Test
    void seesWhatIsMissing() {
        assertThat(written(stored().subList(0, 2)).missing()).containsExactly(dialogs.id(ana, 2));
    }

    @Test
    void seesWhatIsThereTwice() {
        List<Row> rows = stored();
        rows.add(rows.get(2));
        assertThat(written(rows).twice()).containsExactly(dialogs.id(ana, 2));
    }

    @Test
    void seesWhatIsAnothersOrWasChanged() {
        List<Row> rows = stored();
        luis.write(1_000);
        rows.add(new Row(dialogs.id(luis, 0), luis.written(0), 1_000));
        rows.set(1, new Row(dialogs.id(ana, 1), "something else", 1_001));
        assertThat(written(rows).astray()).hasSize(2);
    }

    @Test
    void seesAWrongOrder() {
        List<Row> rows = stored();
        Collections.swap(rows, 0, 2);
        assertThat(written(rows).disordered()).isNotEmpty();
    }

    @Test
    void whatCameFromTheFutureIsShownByWhenItCame() {
        List<Row> rows = stored();
        rows.add(0, new Row(dialogs.id(ana, 2), ana.written(2), 999));
        rows.remove(3);
        assertThat(written(rows).disordered()).isEmpty();
    }

    private RepliesAccount replies(List<String> got, String... shown) {
        Map<String, List<String>> states = Map.of(
                ana.reply(0), List.of(shown[0]), ana.reply(1), List.of(shown[1]), ana.reply(2), List.of(shown[2]));
        RepliesAccount account = new RepliesAccount(states);
        account.add(ana, got);
        return account;
    }

    @Test
    void whatArrivesOrIsShownAsOpenIsNotLost() {
        RepliesAccount account = replies(List.of("r0.0"), "READ", "FAILED", "IN_DOUBT");
        assertThat(account.arrived()).isEqualTo(1);
        assertThat(account.open()).isEqualTo(2);
        assertThat(account.missing()).isEmpty();
        assertThat(account.untrue()).isEmpty();
    }

    @Test
    void seesWhatIsShownAsSentAndIsNot() {
        RepliesAccount account = replies(List.of("r0.0", "r0.1"), "READ", "DELIVERED", "DELIVERED");
        assertThat(account.missing()).singleElement().asString().startsWith("r0.2");
        assertThat(account.untrue()).singleElement().asString().startsWith("r0.2");
    }

    @Test
    void seesWhatIsShownAsFailedAndArrived() {
        RepliesAccount account = replies(List.of("r0.0", "r0.1", "r0.2"), "READ", "DELIVERED", "FAILED");
        assertThat(account.untrue()).singleElement().asString().startsWith("r0.2");
    }

    @Test
    void seesWhatComesTwiceAndOutOfOrder() {
        RepliesAccount account = replies(List.of("r0.0", "r0.2", "r0.1", "r0.1"), "READ", "READ", "READ");
        assertThat(account.twice()).singleElement().asString().startsWith("r0.1");
        assertThat(account.disordered()).isNotEmpty();
    }

    @Test
    void seesWhatWasRefusedAndComesAllTheSame() {
        ana.add(new Reply(3, ana.reply(3), "text", Reply.Outcome.REFUSED, "WindowClosed"));
        assertThat(replies(List.of("r0.0", "r0.1", "r0.2", "r0.3"), "READ", "READ", "READ")
                        .astray())
                .singleElement()
                .asString()
                .contains("WindowClosed", "r0.3");
    }

    @Test
    void seesWhatWasForAnother() {
        assertThat(replies(List.of("r0.0", "r0.1", "r0.2", "r1.0"), "READ", "READ", "READ")
                        .astray())
                .containsExactly("r1.0 at customer 0");
    }
}
