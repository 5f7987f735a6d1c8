package org.bandeja.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes of the server's parts that are out of reach as long as the pages do without the holed part (docs/SECURITY.md). */
class KnownHolesTest {
    @Test
    void noIncludeOrTemplateIsNamedByAnExpression() {
        ScreenSources.files(".xhtml")
                .forEach((file, text) -> assertThat(text)
                        .as(file)
                        .doesNotContainPattern("<ui:include[^>]*src=\"[^\"]*[#$]\\{")
                        .doesNotContainPattern("<ui:(?:composition|decorate)[^>]*template=\"(?:[^\"]*[#$]\\{|\\w+:|//)")
                        .doesNotContainPattern("<ui:include[^>]*src=\"(?:\\w+:|//)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<f:websocket", "<f:ajax", "<h:commandLink", "<h:commandButton", "<o:socket", "escape=\"false\""
            })
    void noPageUses(String part) {
        ScreenSources.files(".xhtml")
                .forEach((file, text) -> assertThat(text).as(file).doesNotContain(part));
    }

    @Test
    void theApplicationIsNotDistributable() {
        List.of("WEB-INF/web.xml")
                .forEach(file ->
                        assertThat(ScreenSources.files(".xml").get(file)).doesNotContain("<distributable"));
    }
}
