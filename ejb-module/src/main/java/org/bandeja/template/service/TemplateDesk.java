package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;
import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.Words;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.bandeja.whatsapp.rules.TemplateComponents;

/** The templates that people can send. */
@Stateless
@RolesAllowed(AGENT)
public class TemplateDesk {
    private static final int MOST = 300;

    @Inject
    Templates templates;

    @Inject
    TemplateSyncs syncs;

    @Inject
    TemplateAccounts accounts;

    @Inject
    WhatsAppAccounts known;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Event<TemplatesWanted> wanted;

    @Inject
    Clock clock;

    /** A template and what it is made of. */
    public record Offered(Template template, TemplateShape shape) {}

    /**
     * What is looked for; what is empty does not matter.
     *
     * @param words what stands in name or text, without regard to accents and case
     */
    public record Question(Optional<String> words, Optional<String> language, Optional<String> category) {
        private boolean isAbout(Template template) {
            return language.filter(wanted -> !wanted.equals(template.language()))
                            .isEmpty()
                    && category.filter(wanted -> !wanted.equals(template.category()))
                            .isEmpty();
        }
    }

    /**
     * What can be sent.
     *
     * @param languages of all that can be sent, whatever was looked for
     * @param categories the same
     * @param more whether there are others that were not looked at
     */
    public record Offer(List<Offered> items, List<String> languages, List<String> categories, boolean more) {}

    /**
     * What can be sent from a number now, by name and language, to begin a conversation.
     *
     * @throws NotFound if this person begins no conversations from that number
     */
    public Offer offered(NumberId from, Question question) {
        Caller caller = callers.current();
        BusinessNumber number = numbers.find(from)
                .filter(found -> numbers.starters().getOrDefault(found.id(), Set.of()).stream()
                        .anyMatch(department -> access.mayStart(caller, department)))
                .orElseThrow(NotFound::new);
        return offered(number, question);
    }

    /**
     * The same within a conversation.
     *
     * @throws NotFound if this person does not see it
     */
    public Offer offered(ConversationId within, Question question) {
        ConversationRow row = conversations.require(within, callers.current());
        return offered(numbers.find(row.number().id()).orElseThrow(NotFound::new), question);
    }

    private Offer offered(BusinessNumber number, Question question) {
        List<Template> approved = accounts.of(number).map(templates::approvedOf).orElse(List.of());
        List<Offered> found = approved.stream()
                .filter(question::isAbout)
                .map(template -> new Offered(template, TemplateComponents.of(template)))
                .filter(offered -> offered.shape().isSendable())
                .filter(offered -> question.words()
                        .filter(text -> !holds(offered, plain(text)))
                        .isEmpty())
                .limit(MOST + 1L)
                .toList();
        return new Offer(
                found.subList(0, Math.min(MOST, found.size())),
                of(approved, Template::language),
                of(approved, Template::category),
                found.size() > MOST);
    }

    private static List<String> of(List<Template> templates, Function<Template, String> part) {
        return templates.stream().map(part).distinct().sorted().toList();
    }

    /** Every account is read from WhatsApp again, at once. */
    @RolesAllowed(ADMINISTRATOR)
    public void synchronise() {
        known.all().forEach(account -> syncs.want(account.wabaId(), clock.instant(), Duration.ZERO));
        wanted.fire(new TemplatesWanted());
    }

    private static boolean holds(Offered offered, String words) {
        String all = plain(offered.template().name().replace('_', ' ') + " "
                + offered.template().name() + " "
                + offered.shape().body().map(Words::text).orElse(""));
        return Stream.of(words.split("\\s+")).allMatch(all::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
