package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a node goes, its pages come to the others one after the other, and soon: within these bounds, each by chance. */
@OnSharedInstallation
class PausesIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int CUT = 1006;
    private static final int AWAY = 1001;
    private static final int SENT_AWAY = 1012;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());

    @Test
    void triesLieBetweenAQuarterOfASecondAndABoundThatGrows() {
        List<List<Integer>> tries = List.of(
                List.of(1, CUT, 250, 3_000),
                List.of(2, CUT, 250, 3_000),
                List.of(3, CUT, 250, 6_000),
                List.of(1_000, CUT, 250, 30_000),
                List.of(1, AWAY, 250, 3_000),
                List.of(1, SENT_AWAY, 250, 500),
                List.of(3, SENT_AWAY, 250, 6_000));
        assertThat(BROWSER.open(bandeja.agents().get(0).person())
                        .page()
                        .evaluate(
                                "async tries => { const { pauseBefore } = await import('/app/pauses.js');"
                                        + " return tries.map(([attempt, code]) => [attempt, code,"
                                        + " pauseBefore(attempt, code, 0), pauseBefore(attempt, code, 1)]); }",
                                tries))
                .isEqualTo(tries);
    }
}
