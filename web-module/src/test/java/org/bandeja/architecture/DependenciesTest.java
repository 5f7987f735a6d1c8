package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Path PARTS = ROOT.resolve("target/bandeja-sbom.json");
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "EPL-2.0");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(.+)}");
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
            Document pom = pom(ROOT.resolve(module));
            Stream.of("dependency", "artifactItem")
                    .flatMap(kind -> elements(pom.getElementsByTagName(kind)))
                    .map(one -> text(one, "groupId") + ":" + text(one, "artifactId"))
                    .filter(one -> !one.startsWith("org.bandeja:") && !one.endsWith("-dependencies"))
                    .forEach(named::add);
        }
        return named;
    }

    /** By the parts list that the build has made (CycloneDX), of all that is shipped and what it brings along; told beside it. */
    @Test
    void nothingIsShippedUnderALicenceThatNobodyAllowed() throws Exception {
        SortedMap<String, SortedSet<String>> licences = licences();
        assertThat(licences).hasSizeGreaterThan(20);
        Files.write(
                PARTS.resolveSibling("bandeja-licences.txt"),
                licences.entrySet().stream()
                        .map(part -> part.getKey() + "  " + String.join(" or ", part.getValue()))
                        .toList());
        assertThat(licences)
                .allSatisfy((part, offered) -> assertThat(offered)
                        .as(part + " may be had under one of the licences that docs/DEPENDENCIES.md allows")
                        .containsAnyElementsOf(allowedFor(part)));
    }

    /** What is laid over the server is no dependency of what lays it there: a new one has to be named where the parts list sees it. */
    @Test
    void whatIsLaidOverTheServerIsInThePartsList() throws Exception {
        Document build = pom(ROOT);
        SortedSet<String> laid = elements(pom(ROOT.resolve("wildfly-config")).getElementsByTagName("artifactItem"))
                .filter(one -> text(one, "outputDirectory").startsWith("${server.modules}"))
                .map(one -> text(one, "groupId") + ":" + text(one, "artifactId") + ":" + version(one, build))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(laid).hasSizeGreaterThanOrEqualTo(4);
        assertThat(licences().keySet()).containsAll(laid);
    }

    /** @param build where the property has its value that stands for a version */
    private static String version(Element item, Document build) {
        String version = text(item, "version");
        Matcher property = REFERENCE.matcher(version);
        return property.matches() ? text(build.getDocumentElement(), property.group(1)) : version;
    }

    private static Set<String> allowedFor(String part) {
        return part.startsWith("org.mariadb.jdbc:mariadb-java-client:") ? Set.of("LGPL-2.1-or-later") : ALLOWED;
    }

    @Test
    void whatIsAllowedIsWhatTheDocumentSays() throws Exception {
        String document = Files.readString(ROOT.resolve("docs/DEPENDENCIES.md"));
        assertThat(ALLOWED).allSatisfy(licence -> assertThat(document).contains("`" + licence + "`"));
    }

    private static SortedMap<String, SortedSet<String>> licences() throws Exception {
        SortedMap<String, SortedSet<String>> licences = new TreeMap<>();
        try (JsonReader reader = Json.createReader(Files.newInputStream(PARTS))) {
            reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream()
                    .filter(part -> !part.getString("group").equals("org.bandeja"))
                    .forEach(part -> licences.put(
                            part.getString("group") + ":" + part.getString("name") + ":" + part.getString("version"),
                            offered(part)));
        }
        return licences;
    }

    private static SortedSet<String> offered(JsonObject part) {
        JsonArray licences = part.getJsonArray("licenses");
        SortedSet<String> offered = new TreeSet<>();
        for (JsonObject one : licences == null ? List.<JsonObject>of() : licences.getValuesAs(JsonObject.class)) {
            JsonObject licence = one.getJsonObject("license");
            offered.add(
                    licence == null
                            ? one.getString("expression")
                            : licence.getString("id", licence.getString("name", "")));
        }
        return offered;
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
