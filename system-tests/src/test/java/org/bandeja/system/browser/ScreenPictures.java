package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pictures of README, documentation and guides, of the whole demo: {@code ./screens} takes them. No test by its name, so
 * {@code ./test} leaves it out. A picture is only as good as its page: what the browser complains of fails here, too.
 */
class ScreenPictures {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static Installation whole;

    private final Path root = Installation.root();

    @BeforeAll
    static void start() {
        whole = Installation.startWhole("screens");
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    @TestFactory
    Stream<DynamicTest> pictures() {
        Optional<String> only =
                Optional.ofNullable(System.getenv("BANDEJA_SCREENS_ONLY")).filter(name -> !name.isBlank());
        Map<String, Runnable> scenes = new LinkedHashMap<>();
        Studio studio = new Studio(BROWSER, whole.demo(), root);
        new AgentScenes(studio).addTo(scenes);
        new ConsoleScenes(studio).addTo(scenes);
        assertThat(scenes.keySet())
                .as("--only takes a part of one of these")
                .anyMatch(name -> name.contains(only.orElse("")));
        return scenes.entrySet().stream()
                .filter(scene -> scene.getKey().contains(only.orElse("")))
                .map(scene -> DynamicTest.dynamicTest(scene.getKey(), () -> {
                    scene.getValue().run();
                    studio.assertNoComplaints();
                }));
    }
}
