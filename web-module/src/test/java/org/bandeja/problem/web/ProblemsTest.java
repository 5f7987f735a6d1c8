package org.bandeja.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bandeja.problem.web.Problems.Door;
import org.bandeja.screen.web.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final Problems problems = new Problems();
    private final Map<String, Object> sent = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ByteArrayInputStream rest = new ByteArrayInputStream(new byte[0]);

    private final ServletInputStream unread = new ServletInputStream() {
        @Override
        public int read() {
            return rest.read();
        }

        @Override
        public boolean isFinished() {
            return rest.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("nobody expected a listener");
        }
    };

    @BeforeEach
    void fillIn() {
        problems.texts = new Texts();
        problems.jsonb = (Jsonb) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Jsonb.class},
                (proxy, method, arguments) -> String.valueOf(arguments[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, Unauthorized, urn:bandeja:unauthorized",
        "WRONG_LOGIN, 401, WrongLogin, urn:bandeja:wrong-login",
        "CROSS_ORIGIN, 403, CrossOrigin, urn:bandeja:cross-origin",
        "OTHER_AGENT, 409, OtherAgent, urn:bandeja:other-agent",
        "READ_ONLY_TOKEN, 403, ReadOnlyToken, urn:bandeja:read-only-token",
        "TOO_LARGE, 413, TooLarge, urn:bandeja:too-large",
        "STORE_FULL, 503, StoreFull, urn:bandeja:store-full",
        "UNAVAILABLE, 503, Unavailable, urn:bandeja:unavailable"
    })
    void eachDoorRefusesInItsOwnWay(Door door, int status, String rule, String type) {
        Problem problem = problems.of(door, Locale.ENGLISH);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.rule()).isEqualTo(rule);
        assertThat(problem.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void eachDoorHasWordsInEveryLanguage(Door door) {
        String english = problems.of(door, Locale.ENGLISH).detail();
        assertThat(english).isNotBlank().doesNotStartWith("refusal.");
        assertThat(problems.of(door, SPANISH).detail())
                .isNotBlank()
                .doesNotStartWith("refusal.")
                .isNotEqualTo(english);
    }

    @Test
    void theNameOfTheRuleBecomesAUrn() {
        Problem problem = problems.of("AlreadyAssigned", 409, SPANISH, Map.of("assignee", "x"), "Luis");
        assertThat(problem.type()).isEqualTo("urn:bandeja:already-assigned");
        assertThat(problem.title()).isEqualTo("Conflict");
        assertThat(problem.detail()).contains("Luis").doesNotContain("{0}");
        assertThat(problem.extension()).containsOnlyKeys("assignee");
    }

    @ParameterizedTest
    @CsvSource({
        "NotAMember, not-a-member",
        "AlreadyAssigned, already-assigned",
        "NotFound, not-found",
        "Malformed, malformed",
        "OnlyAdminsTransfer, only-admins-transfer"
    })
    void eachWordOfTheNameStandsForItself(String rule, String name) {
        assertThat(problems.of(rule, 409, SPANISH, Map.of()).type()).isEqualTo("urn:bandeja:" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request",
        "403, Forbidden",
        "404, Not Found",
        "409, Conflict",
        "413, Request Entity Too Large",
        "422, Unprocessable Content",
        "429, Too Many Requests",
        "503, Service Unavailable"
    })
    void theTitleIsTheReasonPhraseOfTheStatus(int status, String title) {
        assertThat(problems.of("Malformed", status, SPANISH, Map.of()).title()).isEqualTo(title);
    }

    @Test
    void aStatusWithoutANameIsAnError() {
        assertThat(problems.of("Malformed", 499, SPANISH, Map.of()).title()).isEqualTo("Error");
        assertThat(problems.of("Unexpected", 500, SPANISH, Map.of()).title()).isEqualTo("Internal Server Error");
    }

    @Test
    void isOneFlatObject() {
        assertThat(problems.of("AlreadyAssigned", 409, SPANISH, Map.of("assignee", "x"), "Luis")
                        .json())
                .containsOnlyKeys("type", "title", "status", "detail", "rule", "assignee");
    }

    @Test
    void aFilterSendsItWholeAtOnceAndInTheFirstLanguageThatWeSpeak() throws IOException {
        problems.send(Door.UNAUTHORIZED, request(Locale.FRENCH, SPANISH), response());
        String text = body.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("Unauthorized")
                .contains(problems.of(Door.UNAUTHORIZED, SPANISH).detail());
        assertThat(sent)
                .containsEntry("setStatus", 401)
                .containsEntry("setContentType", "application/problem+json")
                .containsEntry("setContentLength", body.size())
                .containsKey("flushBuffer");
    }

    @Test
    void readsOffWhatTheCallerStillSendsBeforeItAnswers() throws IOException {
        rest = new ByteArrayInputStream(new byte[100_000]);
        problems.send(Door.UNAUTHORIZED, request(Locale.ENGLISH), response());
        assertThat(rest.available()).isZero();
        assertThat(headers).doesNotContainKey("Connection");
    }

    @Test
    void whoSendsWithoutEndIsNotReadToTheEnd() throws IOException {
        rest = new ByteArrayInputStream(new byte[8 * 1024 * 1024]);
        problems.send(Door.UNAUTHORIZED, request(Locale.ENGLISH), response());
        assertThat(rest.available()).isGreaterThan(6 * 1024 * 1024);
        assertThat(headers).containsEntry("Connection", "close");
    }

    private HttpServletRequest request(Locale... wanted) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ProblemsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getLocale" -> wanted[0];
                    case "getServletPath" -> "/api";
                    case "getInputStream" -> unread;
                    case "getLocales" -> Collections.enumeration(List.of(wanted));
                    default -> throw new AssertionError("nobody expected " + method.getName());
                });
    }

    private HttpServletResponse response() {
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public void write(int octet) {
                body.write(octet);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("nobody expected a listener");
            }
        };
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    sent.put(method.getName(), arguments == null ? "" : arguments[0]);
                    if (method.getName().equals("setHeader")) {
                        headers.put((String) arguments[0], (String) arguments[1]);
                    }
                    return method.getName().equals("getOutputStream") ? out : null;
                });
    }
}
