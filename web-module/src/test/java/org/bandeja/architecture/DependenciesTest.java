package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each library that a module names has its line with the reason, and nothing else has one. */
class DependenciesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([a-z][\\w.-]*:[\\w.-]+)`");

    @Test
    void eachHasAReason() throws Exception {
        assertThat(told()).containsExactlyElementsOf(named());
    }

    private static SortedSet<String> told() throws Exception {
        SortedSet<String> told = new TreeSet<>();
        Matcher found = NAMED.matcher(Files.readString(ROOT.resolve("docs/DEPENDENCIES.md")));
        while (found.find()) {
            told.add(found.group(1));
        }
        return told;
    }

    private static SortedSet<String> named() throws Exception {
        SortedSet<String> named = new TreeSet<>();
        for (String module : modules()) {
            elements(pom(ROOT.resolve(module)).getElementsByTagName("dependency"))
                    .map(one -> text(one, "groupId") + ":" + text(one, "artifactId"))
                    .filter(one -> !one.startsWith("org.bandeja:") && !one.endsWith("-dependencies"))
                    .forEach(named::add);
        }
        return named;
    }

    private static List<String> modules() throws Exception {
        return elements(pom(ROOT).getElementsByTagName("module"))
                .map(Element::getTextContent)
                .toList();
    }

    private static Document pom(Path module) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(module.resolve("pom.xml").toFile());
    }

    private static Stream<Element> elements(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item).map(Element.class::cast);
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().trim();
    }
}
