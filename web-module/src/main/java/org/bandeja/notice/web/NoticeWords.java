package org.bandeja.notice.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.rules.Restrictions;
import org.bandeja.notice.service.NoticeBoard;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.screen.web.Texts;

/** Says in words what WhatsApp told in its own, and what to do about it. */
@ApplicationScoped
public class NoticeWords {
    private Texts texts;

    /** For the container's proxy. */
    protected NoticeWords() {}

    @Inject
    public NoticeWords(Texts texts) {
        this.texts = texts;
    }

    /** @param account the name of the account that it is about; empty: not one of ours */
    public String text(Notice notice, Optional<String> account, Locale locale) {
        Map<String, String> facts = facts(notice.facts());
        String subject = notice.subject().isEmpty()
                ? texts.text(locale, "notice.account", account.orElse(notice.accountId()))
                : PhoneNumbers.shown(notice.subject());
        return texts.text(locale, key(notice, facts, locale), subject, detail(notice, facts, locale));
    }

    /** Words of WhatsApp's for a state; its own where we know no better ones. */
    public String word(String kind, String said, Locale locale) {
        String key = kind + "." + said;
        String text = texts.text(locale, key);
        return text.equals(key) ? said.replace('_', ' ').toLowerCase(Locale.ROOT) : text;
    }

    /** A restriction as the account keeps it: its name, perhaps followed by a blank and its end. */
    public String restriction(String kept, Locale locale) {
        int blank = kept.indexOf(' ');
        String what = word("restriction", blank < 0 ? kept : kept.substring(0, blank), locale);
        return blank < 0
                ? what
                : what + " " + texts.text(locale, "notice.until", date(kept.substring(blank + 1), locale));
    }

    private String key(Notice notice, Map<String, String> facts, Locale locale) {
        String field = "notice." + notice.field();
        String event = field + "." + notice.event();
        String variant = variant(notice, facts);
        return Stream.of(event + "." + variant, field + "." + variant, event, field)
                .filter(key -> !texts.text(locale, key).equals(key))
                .findFirst()
                .orElse("notice.other");
    }

    private static String variant(Notice notice, Map<String, String> facts) {
        return switch (notice.event()) {
            case "DISABLED_UPDATE" -> facts.getOrDefault("ban_info.waba_ban_state", "");
            case "ACCOUNT_RESTRICTION" -> Restrictions.of(facts).isEmpty() ? "over" : "";
            // Of what is to come, WhatsApp's new category is the one that it has still.
            default -> facts.containsKey("correct_category") ? "coming" : "";
        };
    }

    private String detail(Notice notice, Map<String, String> facts, Locale locale) {
        return switch (notice.field()) {
            case NoticeBoard.NUMBER_STOPPED, NoticeBoard.NUMBER_LIMITED, "errors" -> error(notice.event(), locale);
            case "account_alerts" ->
                first(facts, "alert_info.alert_description", "alert_info.alert_type")
                        .orElse(notice.event());
            case "phone_number_quality_update", "business_capability_update" ->
                first(
                                facts,
                                "current_limit",
                                "max_daily_conversations_per_business",
                                "max_daily_conversation_per_phone")
                        .map(limit -> word("limit", limit, locale))
                        .orElse(notice.event());
            case "phone_number_name_update" ->
                Stream.of("requested_verified_name", "rejection_reason")
                        .flatMap(name -> Stream.ofNullable(facts.get(name)))
                        .filter(word -> !word.equals("NONE"))
                        .collect(Collectors.joining(", "));
            case "template_category_update" ->
                first(facts, "correct_category", "new_category")
                        .map(category -> word("console.template.category", category, locale))
                        .orElse(notice.event());
            case "account_update" -> update(notice.event(), facts, locale);
            default -> notice.event().isEmpty() ? some(facts) : notice.event();
        };
    }

    private String update(String event, Map<String, String> facts, Locale locale) {
        return switch (event) {
            case "ACCOUNT_VIOLATION" ->
                first(facts, "violation_info.violation_type").orElse(event);
            case "ACCOUNT_RESTRICTION" ->
                Restrictions.of(facts).stream()
                        .map(kept -> restriction(kept, locale))
                        .collect(Collectors.joining(", "));
            case "DISABLED_UPDATE" -> first(facts, "ban_info.waba_ban_date").orElse("-");
            case "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE" ->
                first(facts, "country").orElse("-");
            case "VOLUME_BASED_PRICING_TIER_UPDATE" ->
                Stream.of("pricing_category", "tier", "region")
                        .flatMap(name -> facts.entrySet().stream()
                                .filter(fact -> fact.getKey().endsWith(name)))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining(", "));
            default -> event;
        };
    }

    private String error(String code, Locale locale) {
        boolean known = code.matches("-?[0-9]{1,9}");
        return known
                ? texts.text(locale, ErrorCatalogue.of(Integer.parseInt(code)).textKey())
                : code;
    }

    private static Optional<String> first(Map<String, String> facts, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(facts.get(name)))
                .findFirst();
    }

    /** Where WhatsApp has no word for what happened, a few of its facts say more than nothing. */
    private static String some(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> !fact.getKey().endsWith("id"))
                .sorted(Map.Entry.comparingByKey())
                .limit(3)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    private static String date(String instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(Instant.parse(instant));
    }

    private static Map<String, String> facts(String json) {
        Map<String, String> facts = new HashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            object.forEach((name, value) ->
                    facts.put(name, value instanceof JsonString string ? string.getString() : value.toString()));
        }
        return facts;
    }

    /** Of these keys the page shows words only if there are some: see {@link #word}. */
    static List<String> kinds() {
        return List.of("restriction", "quality", "limit", "numberstatus", "namestatus", "throughput", "review", "ban");
    }
}
