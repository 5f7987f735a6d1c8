package org.bandeja.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.architecture.Code;
import org.bandeja.push.model.EventType;
import org.bandeja.webhook.web.WebhookApplication;
import org.junit.jupiter.api.Test;

/** The table of docs/DOORS.md has a line for every door that the code has, and none besides. */
class DoorTableTest {
    private static final java.nio.file.Path PAGES = java.nio.file.Path.of("src/main/webapp");
    private static final java.nio.file.Path TABLE = java.nio.file.Path.of("../docs/DOORS.md");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| ([A-Z]+ [^|]+?) +\\|");
    private static final Pattern ACTION =
            Pattern.compile("(?:action|actionListener|listener|completeMethod)=\"#\\{([\\w.]+)(?:\\([^}]*\\))?\\}\"");
    private static final java.nio.file.Path PARTS = PAGES.resolve("WEB-INF/includes");
    private static final Pattern INCLUDE =
            Pattern.compile("(?s)<ui:include src=\"(/WEB-INF/includes/[^\"]+)\"(?:/>|>(.*?)</ui:include>)");
    private static final Pattern PARAMETER = Pattern.compile("<ui:param name=\"(\\w+)\" value=\"#\\{([\\w.]+)}\"/>");
    private static final Pattern MAPPING = Pattern.compile("<url-pattern>([^<]+)</url-pattern>");
    private static final List<Class<? extends Application>> APPLICATIONS =
            List.of(ApiApplication.class, WebhookApplication.class);

    @Test
    void everyDoorHasALineAndEveryLineADoor() throws Exception {
        Set<String> doors = new TreeSet<>();
        doors.addAll(calls());
        doors.addAll(pagesAndFolders());
        doors.addAll(actions());
        doors.addAll(servletsAndSockets());
        // What a newer version tells has no door here that could be tried.
        Arrays.stream(EventType.values())
                .filter(type -> type != EventType.UNKNOWN)
                .forEach(type -> doors.add("EVENT " + type.wireName()));
        // The folder that Faces serves libraries from.
        doors.add("STATIC /jakarta.faces.resource/");
        Set<String> lines = LINE.matcher(Files.readString(TABLE))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(doors)
                .as("add a line to docs/DOORS.md: who gets what at the new door?")
                .isSubsetOf(lines);
        assertThat(lines).as("docs/DOORS.md tells of a door that is not there").isSubsetOf(doors);
    }

    @Test
    void everyResourceBelongsToAnApplication() throws Exception {
        Set<Class<?>> registered = new HashSet<>();
        for (Class<? extends Application> application : APPLICATIONS) {
            registered.addAll(application.getDeclaredConstructor().newInstance().getClasses());
        }
        assertThat(annotated(Path.class)).isSubsetOf(registered);
    }

    private static Set<String> calls() throws Exception {
        Set<String> calls = new TreeSet<>();
        for (Class<? extends Application> type : APPLICATIONS) {
            String root = type.getAnnotation(ApplicationPath.class).value();
            for (Class<?> resource : type.getDeclaredConstructor().newInstance().getClasses()) {
                Path path = resource.getAnnotation(Path.class);
                if (path != null) {
                    calls.addAll(calls(join("/" + root, path.value()), resource));
                }
            }
        }
        return calls;
    }

    private static Set<String> calls(String root, Class<?> resource) {
        Set<String> calls = new TreeSet<>();
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            String whole = path == null ? root : join(root, path.value());
            List<String> verbs = verbs(method);
            assertThat(path == null || !verbs.isEmpty())
                    .as("%s: a locator of further resources would hide doors from this test", method)
                    .isTrue();
            verbs.forEach(verb -> calls.add(verb + " " + whole));
        }
        return calls;
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .toList();
    }

    private static String join(String root, String path) {
        String bare = path.replaceAll("^/|/$", "").replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
        return bare.isEmpty() ? root : root + "/" + bare;
    }

    private static Set<String> pagesAndFolders() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(PAGES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> PAGES.relativize(file).toString())
                    .filter(file -> !file.startsWith("WEB-INF/") && !file.startsWith("META-INF/"))
                    .map(DoorTableTest::pageOrFolder)
                    .collect(Collectors.toSet());
        }
    }

    private static String pageOrFolder(String file) {
        if (file.endsWith(".xhtml")) {
            return "PAGE /" + file;
        }
        return "STATIC /" + (file.contains("/") ? file.substring(0, file.indexOf('/') + 1) : file);
    }

    /** What stands in a part that pages include is a door of each of these pages. */
    private static Set<String> actions() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(PAGES)) {
            Set<String> actions = new TreeSet<>();
            for (java.nio.file.Path file : files.filter(name -> name.toString().endsWith(".xhtml"))
                    .filter(name -> !name.startsWith(PARTS))
                    .toList()) {
                String page = Files.readString(file);
                Stream.concat(actionsIn(page), includedIn(page))
                        .map(method -> "ACTION /" + PAGES.relativize(file) + " " + method)
                        .forEach(actions::add);
            }
            return actions;
        }
    }

    private static Stream<String> actionsIn(String text) {
        return ACTION.matcher(text).results().map(found -> found.group(1));
    }

    /** A part calls things by names of its own; the page says what they are there. */
    private static Stream<String> includedIn(String text) {
        return INCLUDE.matcher(text).results().flatMap(include -> {
            Map<String, String> names = PARAMETER
                    .matcher(Objects.requireNonNullElse(include.group(2), ""))
                    .results()
                    .collect(Collectors.toMap(name -> name.group(1), name -> name.group(2)));
            String part = part(include.group(1));
            return Stream.concat(actionsIn(part), includedIn(part)).map(method -> {
                String object = method.substring(0, method.indexOf('.'));
                return names.getOrDefault(object, object) + method.substring(object.length());
            });
        });
    }

    private static String part(String address) {
        try {
            return Files.readString(PAGES.resolve(address.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> servletsAndSockets() throws IOException {
        Set<String> found = MAPPING.matcher(Files.readString(PAGES.resolve("WEB-INF/web.xml")))
                .results()
                .map((MatchResult mapping) -> "SERVLET " + mapping.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        annotated(WebServlet.class)
                .forEach(type -> Stream.of(type.getAnnotation(WebServlet.class))
                        .flatMap(servlet -> Stream.concat(Stream.of(servlet.value()), Stream.of(servlet.urlPatterns())))
                        .forEach(mapping -> found.add("SERVLET " + mapping)));
        annotated(ServerEndpoint.class)
                .forEach(type -> found.add(
                        "SOCKET " + type.getAnnotation(ServerEndpoint.class).value()));
        return found;
    }

    private static Set<Class<?>> annotated(Class<? extends Annotation> annotation) {
        return Code.ALL.stream()
                .filter(type -> type.isAnnotatedWith(annotation))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());
    }
}
