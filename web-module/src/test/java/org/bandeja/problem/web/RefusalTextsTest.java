package org.bandeja.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.architecture.Code;
import org.bandeja.callgroup.model.GroupNotUsable;
import org.bandeja.company.model.CompanySettingNotUsable;
import org.bandeja.contact.model.FieldKind;
import org.bandeja.contact.rules.PhoneNotUsable;
import org.bandeja.login.service.WeakPassword;
import org.bandeja.media.rules.FileNotSendable;
import org.bandeja.media.rules.TooLargeToSend;
import org.bandeja.refusal.model.Refusal;
import org.bandeja.routing.model.ProfileNotUsable;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.screen.web.Texts;
import org.bandeja.template.model.TemplateNotSendable;
import org.bandeja.template.rules.ValueNotUsable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever is refused is told why, in words. */
class RefusalTextsTest {
    /** What no rule of the domain refuses: doors, and failures that nobody expected. */
    private static final Set<String> OTHERS = Set.of(
            "CrossOrigin",
            "OtherAgent",
            "ReadOnlyToken",
            "Unauthorized",
            "WrongLogin",
            "CodeNeeded",
            "TwoStepFirst",
            "TooLarge",
            "TooMany",
            "StoreFull",
            "Unavailable",
            "Unexpected",
            "NotAllowedHere");

    private final Map<String, String> english = read("en");

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyLanguageHasTheSameTexts(String language) {
        assertThat(read(language).keySet()).isEqualTo(english.keySet());
    }

    @Test
    void everyRefusalHasItsText() {
        assertThat(english.keySet()).containsAll(keys(refusals()));
    }

    @Test
    void noTextIsLeftThatNobodySays() {
        Set<String> said = keys(refusals());
        said.addAll(keys(OTHERS));
        said.addAll(keys(Stream.of(WeakPassword.Reason.values())
                .map(reason -> "WeakPassword." + reason)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(TemplateNotSendable.Reason.values())
                .map(reason -> "TemplateNotSendable." + reason)
                .collect(Collectors.toSet())));
        said.add("refusal.AlreadyTalking.UNASSIGNED");
        said.addAll(keys(Set.of("OnlyAdmins.ASSIGN", "OnlyAdmins.TAKE_OVER", "OnlyAdmins.MOVE")));
        said.addAll(keys(Stream.of(PhoneNotUsable.Reason.values())
                .map(reason -> "PhoneNotUsable." + reason)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(ValueNotUsable.Fault.values())
                .map(fault -> "ValueNotUsable." + fault)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(TooLargeToSend.Limit.values())
                .map(limit -> "TooLargeToSend." + limit)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(FileNotSendable.Reason.values())
                .map(reason -> "FileNotSendable." + reason)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(RouteProblem.values())
                .map(problem -> "RouteNotUsable." + problem)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(GroupNotUsable.Fault.values())
                .map(fault -> "GroupNotUsable." + fault)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(FieldKind.values())
                .map(kind -> "FieldValueNotUsable." + kind)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(ProfileNotUsable.Field.values())
                .map(field -> "ProfileNotUsable." + field)
                .collect(Collectors.toSet())));
        said.addAll(keys(Stream.of(CompanySettingNotUsable.Field.values())
                .map(field -> "CompanySettingNotUsable." + field)
                .collect(Collectors.toSet())));
        assertThat(english.keySet()).isSubsetOf(said);
    }

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void noTextIsEmptyOrStillEnglish(String language) {
        Map<String, String> texts = read(language);
        assertThat(texts).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(text.equals(english.get(key))).as(key).isEqualTo(language.equals("en"));
        });
    }

    /** The texts go through MessageFormat, in which an apostrophe must be written twice. */
    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyTextSurvivesBeingFilledIn(String language) {
        Texts texts = new Texts();
        Locale locale = Locale.forLanguageTag(language);
        read(language)
                .forEach((key, pattern) -> assertThat(texts.text(locale, key, "Luis O'Hara {0}"))
                        .as(key)
                        .isEqualTo(pattern.replace("{0}", "Luis O'Hara {0}").replace("''", "'")));
    }

    private static Set<String> refusals() {
        Set<String> names = Code.ALL.stream()
                .filter(type -> type.isAssignableTo(Refusal.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(10).contains("NotFound", "WeakPassword");
        return names;
    }

    private static Set<String> keys(Set<String> rules) {
        return rules.stream().map(rule -> "refusal." + rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String language) {
        Properties properties = new Properties();
        String name = "/org/bandeja/refusals_" + language.replace('-', '_') + ".properties";
        try (Reader reader =
                new InputStreamReader(RefusalTextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
