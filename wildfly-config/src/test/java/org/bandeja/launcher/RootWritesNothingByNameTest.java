package org.bandeja.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies below the server's directory and that of the files is its account's, which may have put links there: in the scripts that root
 * runs nothing is written there but by {@code as_server} and what stands on it.
 */
class RootWritesNothingByNameTest {
    private static final List<String> SCRIPTS =
            List.of("lib.sh", "install", "configure", "restore", "backup", "leave", "check");
    private static final String THERE = "\"?\\$\\{?(base|media|mark|store|target)\\b";
    private static final Pattern WRITES =
            Pattern.compile("(?<![\\w/$-])(cp|mv|rm|ln|dd|tee|touch|truncate|mkdir|rmdir|mkfifo|mktemp"
                    + "|chown|chmod|chgrp|rsync|tar|install|sed -i\\S*) [^;|]*" + THERE + "|>\\|?\\s*" + THERE);
    private static final Pattern BY_THE_ACCOUNT = Pattern.compile("\\b(as_server|as_owner|place_as_server)\\b");

    /** Makes what is not there, below a directory of root's. */
    private static final Set<String> ARGUED = Set.of("(umask 022 && mkdir -p \"$media\")");

    private static final Pattern READS = Pattern.compile(
            "(?<![\\w/$-])(cd|find|cp|cat|tar|sha256sum|gzip|rsync|install) [^;|)]*\"?\\$\\{?media\\b|<\\s*\"?\\$\\{?media\\b");

    @TempDir
    Path directory;

    @Test
    void inNoScript() {
        for (String script : SCRIPTS) {
            assertThat(lines(script).filter(RootWritesNothingByNameTest::writes))
                    .as(script)
                    .isEmpty();
        }
    }

    /** A directory that becomes a link while root reads would bring root's own files into what is kept. */
    @Test
    void andABackUpReadsNothingByName() {
        assertThat(lines("backup").filter(RootWritesNothingByNameTest::reads)).isEmpty();
        assertThat(Stream.of(
                        "if ! cp -P \"$media/$path\" \"$to/media/$path.arriving\"; then",
                        "(cd \"$media\" && find . -type f) >\"$work/there\"",
                        "sha256sum <\"$media/$path\""))
                .allMatch(RootWritesNothingByNameTest::reads);
    }

    /** The account may put another archive in place of tar's: bytes that fit a name are not enough. */
    @Test
    void andABackUpTakesOnlyWhatItAskedForWhereItBelongs() throws IOException, InterruptedException {
        String asked = hash("asked for");
        String elsewhere = hash("in other folders");
        String other = hash("not asked for");
        Path work = Files.createDirectory(directory.resolve("work"));
        Path kept = Files.createDirectories(directory.resolve("to/media")).getParent();
        String misplaced = "ab/cd/" + elsewhere;
        Files.writeString(work.resolve("wanted"), place(asked) + "\n" + misplaced + "\n");
        take(work, kept, place(asked), "asked for");
        take(work, kept, place(other), "not asked for");
        take(work, kept, misplaced, "in other folders");
        take(work, kept, "../" + place(asked), "asked for");
        assertThat(Files.readAllLines(work.resolve("taken"))).containsExactly(place(asked));
        try (Stream<Path> all = Files.walk(directory.resolve("to"))) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactly(directory.resolve("to/media").resolve(place(asked)));
        }
    }

    private static void take(Path work, Path to, String path, String text) throws IOException, InterruptedException {
        Path bytes = Files.writeString(work.resolve("bytes"), text);
        String script =
                "set -euo pipefail; fail() { exit 1; }; . <(sed -n '/^whole_way()/,/^}/p; /^take()/,/^}/p' backup);"
                        + " work=$1 to=$2; take \"$3\"";
        Process taking = new ProcessBuilder("bash", "-c", script, "take", work.toString(), to.toString(), path)
                .inheritIO()
                .redirectInput(bytes.toFile())
                .start();
        assertThat(taking.waitFor()).isZero();
    }

    private static String place(String hash) {
        return hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWouldWriteIsSeen() {
        assertThat(Stream.of(
                        "cp -p \"$work/x\" \"$base/configuration/x\"",
                        "[ -n \"$dry\" ] || rm -f \"$target.failed\"",
                        "(umask 077 && echo \"$sum\" >\"$store.made-from\")",
                        "[ \"$(id -u)\" -ne 0 ] || chown -R \"$user:\" \"$media\"",
                        "install -m 644 /dev/null \"$mark\"",
                        "sed -i s/a/b/ $base/configuration/logging.properties"))
                .allMatch(RootWritesNothingByNameTest::writes);
        assertThat(Stream.of(
                        "as_server rm -f \"$mark\"",
                        "# cp \"$work/x\" \"$base/x\"",
                        "cmp -s \"$ear\" \"$base/deployments/bandeja.ear\"",
                        "so media \"it is right\" \"others may read $media\" \"chmod 750 $work\""))
                .noneMatch(RootWritesNothingByNameTest::writes);
    }

    private static boolean reads(String line) {
        return !line.startsWith("#")
                && READS.matcher(line).find()
                && !BY_THE_ACCOUNT.matcher(line).find();
    }

    private static boolean writes(String line) {
        return !line.startsWith("#")
                && !ARGUED.contains(line)
                && WRITES.matcher(line).find()
                && !BY_THE_ACCOUNT.matcher(line).find();
    }

    /** What is only said to people is no command. */
    private static Stream<String> lines(String script) {
        try {
            return Files.readAllLines(Path.of(script)).stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("so ") && !line.startsWith("\"chmod"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
