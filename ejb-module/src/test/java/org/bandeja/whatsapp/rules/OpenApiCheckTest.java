package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our requests against Meta's own description of the API, which is not ours to hand out: {@code
 * -Dbandeja.whatsapp.openapi=FILE} names it. Without it there is nothing to check, and no test is counted.
 */
class OpenApiCheckTest {
    private static final String MESSAGE = "Message";

    @TestFactory
    Stream<DynamicTest> metasDescriptionTakesWhatWeSend() {
        return MetaDescription.given().stream().flatMap(OpenApiCheckTest::checks);
    }

    private static Stream<DynamicTest> checks(MetaDescription description) {
        Stream<DynamicTest> sent = GoldenFile.all()
                .map(golden -> dynamicTest(
                        golden.name(),
                        () -> assertThat(description.problems(schema(golden), golden.made()))
                                .as(golden.made())
                                .isEmpty()));
        Stream<DynamicTest> broken = BrokenRequest.all()
                .map(one -> dynamicTest(
                        "not " + one.name(),
                        () -> assertThat(description.problems(MESSAGE, one.json()))
                                .as(one.json())
                                .isNotEmpty()));
        return Stream.concat(sent, broken);
    }

    private static String schema(GoldenFile golden) {
        return golden.isMark() ? "MarkMessageRequestPayload" : MESSAGE;
    }
}
