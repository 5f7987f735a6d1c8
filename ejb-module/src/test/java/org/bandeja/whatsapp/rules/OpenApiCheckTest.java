package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
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

    /** What changes templates, blocked customers and profiles; and what Meta gives as examples of it, or it is mended wrongly. */
    @TestFactory
    Stream<DynamicTest> metasDescriptionTakesWhatWeChange() {
        return MetaDescription.given().stream().flatMap(OpenApiCheckTest::changes);
    }

    private static Stream<DynamicTest> changes(MetaDescription description) {
        Stream<DynamicTest> taken = Stream.concat(ManagementRequest.ours(), MetaExamples.of(description))
                .map(one -> dynamicTest(
                        one.toString(),
                        () -> assertThat(problems(description, one))
                                .as(one.json())
                                .isEmpty()));
        Stream<DynamicTest> broken = ManagementRequest.broken()
                .map(one -> dynamicTest(
                        "not " + one,
                        () -> assertThat(problems(description, one))
                                .as(one.json())
                                .isNotEmpty()));
        return Stream.concat(taken, broken);
    }

    private static List<String> problems(MetaDescription description, ManagementRequest request) {
        return description.problemsOfBody(
                request.call().method(), request.call().path(), request.json());
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
