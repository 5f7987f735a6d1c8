package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryRow;
import org.bandeja.webhook.service.DeliveryDesk;

/** What WhatsApp posted and could not be processed: page by page, and what is done about several at once. */
@Named("deliveries")
@ViewScoped
public class DeliveriesView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    @Inject
    transient DeliveryDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Deque<Optional<Long>> before = new ArrayDeque<>();
    private transient Optional<Long> cursor = Optional.empty();
    private transient DeliveryDesk.Page page = new DeliveryDesk.Page(List.of(), Optional.empty());
    private final transient Map<Long, Boolean> chosen = new HashMap<>();
    private String state = "PARKED";
    private String why;

    public void load() {
        before.clear();
        cursor = Optional.empty();
        show();
    }

    public void older() {
        page.next().ifPresent(next -> {
            before.push(cursor);
            cursor = Optional.of(next);
            show();
        });
    }

    public void newer() {
        if (!before.isEmpty()) {
            cursor = before.pop();
            show();
        }
    }

    private void show() {
        page = desk.page(Delivery.State.valueOf(getState()), cursor, PAGE);
        chosen.clear();
    }

    /** Whoever has chosen some is asked why. */
    public void choose() {
        if (chosenIds().isEmpty()) {
            attempts.say("console.delivery.chooseFirst");
        } else {
            Pages.show("discard");
        }
    }

    /** Those that are chosen, each by itself. */
    public void replay() {
        List<Long> ids = chosenIds();
        long replayed =
                ids.stream().filter(id -> attempts.done(() -> desk.replay(id))).count();
        tell("console.delivery.replayed", replayed);
        show();
    }

    /** Those that are chosen, each by itself, all for the same reason. */
    public void discard() {
        List<Long> ids = chosenIds();
        long discarded = ids.stream()
                .filter(id -> attempts.done(() -> desk.discard(id, String.valueOf(why))))
                .count();
        tell("console.delivery.discarded", discarded);
        if (discarded == ids.size() && discarded > 0) {
            why = null;
            Pages.hide("discard");
        }
        show();
    }

    private void tell(String key, long done) {
        if (done > 0) {
            attempts.say(key, done);
        } else if (chosenIds().isEmpty()) {
            attempts.say("console.delivery.chooseFirst");
        }
    }

    private List<Long> chosenIds() {
        return page.rows().stream()
                .map(DeliveryRow::id)
                .filter(id -> Boolean.TRUE.equals(chosen.get(id)))
                .toList();
    }

    public List<DeliveryRow> getRows() {
        return page.rows();
    }

    public Map<Long, Boolean> getChosen() {
        return chosen;
    }

    public boolean isOlderThere() {
        return page.next().isPresent();
    }

    public boolean isNewerThere() {
        return !before.isEmpty();
    }

    /** PARKED or DISCARDED; anything else is the first. */
    public String getState() {
        return "DISCARDED".equals(state) ? state : "PARKED";
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
