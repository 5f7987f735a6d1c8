package org.bandeja.media.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.service.StoreFull;
import org.bandeja.media.service.Upload;
import org.bandeja.media.service.UploadDesk;
import org.bandeja.problem.web.Problem;
import org.bandeja.problem.web.Problems;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;

class UploadResourceTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final List<Object> said = new ArrayList<>();

    private final UploadResource resource = new UploadResource();

    @Test
    void aFullDiskIsSaidInTheWordsOfThePersonWhenAllHasBeenRead() throws IOException {
        resource.clock = Clock.systemUTC();
        resource.headers = (HttpHeaders) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpHeaders.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getAcceptableLanguages");
                    return List.of(SPANISH);
                });
        resource.problems = new Problems() {
            @Override
            public Problem of(Door door, Locale locale) {
                said.addAll(List.of(door, locale));
                return null;
            }

            @Override
            public Response response(Problem problem) {
                return null;
            }
        };
        resource.desk = new UploadDesk() {
            @Override
            public MediaRow take(Upload upload, InputStream bytes) throws IOException {
                assertThat(bytes.read()).isZero();
                throw new StoreFull("No space left on device");
            }
        };
        InputStream bytes = new ByteArrayInputStream(new byte[1_000_000]);
        resource.upload("document", false, null, "text/plain", 1_000_000L, bytes);
        assertThat(said).containsExactly(Problems.Door.STORE_FULL, SPANISH);
        assertThat(bytes.available())
                .as("who still sends would not listen to the answer")
                .isZero();
    }

    @Test
    void whoBreaksOffWhileARefusalWaitsForHimIsNobodysFailure() {
        resource.clock = Clock.systemUTC();
        for (Exception refusal : List.of(new StoreFull("No space left on device"), new Malformed("type"))) {
            resource.desk = new UploadDesk() {
                @Override
                public MediaRow take(Upload upload, InputStream bytes) throws IOException {
                    assertThat(bytes.read()).isZero();
                    if (refusal instanceof StoreFull full) {
                        throw full;
                    }
                    throw (Malformed) refusal;
                }
            };
            InputStream brokenOff =
                    new SequenceInputStream(new ByteArrayInputStream(new byte[1_000]), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("Connection reset");
                        }
                    });
            assertThatExceptionOfType(Malformed.class)
                    .isThrownBy(() -> resource.upload("document", false, null, "text/plain", 9_000L, brokenOff))
                    .satisfies(malformed -> assertThat(malformed.getMessage()).contains("body"));
        }
    }
}
