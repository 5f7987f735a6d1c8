package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.notice.service.AccountChange;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.Templates;

/**
 * What WhatsApp tells about a template acts at once, and the account is read again: the event says little, may be late, and may
 * come under the name of another one (webhook fields, 2026-09).
 */
@ApplicationScoped
public class TemplateNews {
    private static final String ID = "message_template_id";
    private static final Map<String, String> STATES = Map.of("REINSTATED", "APPROVED", "UNARCHIVED", "APPROVED");
    /** Says something about it and changes nothing. */
    private static final Set<String> REMARKS = Set.of("FLAGGED");

    private static final Duration GAP = Duration.ofSeconds(15);

    @Inject
    Templates templates;

    @Inject
    TemplateSyncs syncs;

    @Inject
    Event<TemplatesWanted> wanted;

    @Inject
    Clock clock;

    /** In the transaction in which the news is taken in. */
    void hear(@Observes AccountChange change) {
        if (!change.facts().containsKey(ID)) {
            return;
        }
        change.id(ID)
                .flatMap(id -> templates.lock(change.accountId(), id))
                .ifPresent(template -> tell(template, change, clock.instant()));
        syncs.want(change.accountId(), clock.instant(), GAP);
        wanted.fire(new TemplatesWanted());
    }

    private static void tell(Template template, AccountChange change, Instant now) {
        Map<String, String> facts = change.facts();
        Optional<String> event = fact(facts, "event");
        Optional<String> quality = fact(facts, "new_quality_score");
        Optional<String> promised = fact(facts, "correct_category");
        Optional<String> category = fact(facts, "new_category");
        if (event.isPresent()) {
            event.filter(word -> !REMARKS.contains(word))
                    .ifPresent(word -> template.isNow(
                            STATES.getOrDefault(word, word), reason(facts), explanation(facts), change.at(), now));
        } else if (quality.isPresent()) {
            template.rated(quality.get(), change.at(), now);
        } else if (promised.isPresent()) {
            template.willBecome(promised.get(), change.at(), now);
        } else {
            category.ifPresent(word -> template.recategorised(word, change.at(), now));
        }
    }

    private static Optional<String> reason(Map<String, String> facts) {
        return fact(facts, "reason").filter(reason -> !reason.equals("NONE")).or(() -> fact(facts, "other_info.title"));
    }

    private static Optional<String> explanation(Map<String, String> facts) {
        String sentences = Stream.of(
                        "rejection_info.reason",
                        "rejection_info.recommendation",
                        "other_info.description",
                        "disable_info.disable_date")
                .flatMap(name -> fact(facts, name).stream())
                .collect(Collectors.joining("\n"));
        return Optional.of(sentences).filter(text -> !text.isEmpty());
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name)).filter(text -> !text.isBlank());
    }
}
