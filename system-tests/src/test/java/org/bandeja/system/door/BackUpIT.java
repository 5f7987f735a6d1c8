package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.soak.machine.DatabasePrograms;
import org.bandeja.soak.machine.Shell;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.Installation;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-up of what runs, brought back beside it; {@code ./soak --only restore} does it under load, and starts what was brought back. */
@OnSharedInstallation
class BackUpIT {
    private static final String BESIDE = "bandeja_beside";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.members().get(0);
    private final Customer customer = Customer.unknown("Copia " + System.nanoTime());

    @TempDir
    Path directory;

    private Shell shell;
    private Path backup;

    @BeforeEach
    void settings() throws IOException {
        DatabasePrograms programs = new DatabasePrograms(Installation.root(), directory.resolve("bin"));
        shell = new Shell(directory).set("PATH", programs.commands() + ":" + System.getenv("PATH"));
        Path running = bandeja.installation().directory();
        Files.copy(running.resolve("run/secrets.key"), directory.resolve("secrets.key"));
        write("running", bandeja.demo().database().url(), running.resolve("media"));
        write(
                "beside",
                bandeja.demo().database().url().replaceAll("/bandeja\\b", "/" + BESIDE),
                directory.resolve("media"));
    }

    private void write(String name, String url, Path media) throws IOException {
        write(name, url, media, System.getProperty("user.name"));
    }

    private void write(String name, String url, Path media, String user) throws IOException {
        Demo.Database database = bandeja.demo().database();
        Files.writeString(directory.resolve(name), """
                bandeja.db.url=%s
                install.schema-user=%s
                install.schema-password=%s
                bandeja.media.directory=%s
                bandeja.secrets.key-file=%s
                install.user=%s
                install.wildfly=%s
                install.backup.directory=%s
                """.formatted(
                        url,
                        database.user(),
                        database.password(),
                        media,
                        directory.resolve("secrets.key"),
                        user,
                        directory.resolve("no-wildfly"),
                        directory.resolve("backups")));
    }

    @AfterEach
    void leaveNothing() {
        bandeja.simulator().reset();
        root("DROP DATABASE IF EXISTS " + BESIDE);
    }

    private void root(String sql) {
        List<String> server = Stream.of(SharedInstallation.get()
                        .process("database")
                        .info()
                        .arguments()
                        .orElseThrow())
                .toList();
        String socket = server.stream()
                .filter(word -> word.startsWith("--socket="))
                .findFirst()
                .orElseThrow();
        shell.run("mariadb --no-defaults --skip-ssl " + socket + " -e \"" + sql + "\"")
                .require();
    }

    private void take() throws IOException {
        shell.run(Installation.root().resolve("wildfly-config/backup") + " running")
                .require();
        try (Stream<Path> entries = Files.list(directory.resolve("backups"))) {
            backup = entries.filter(entry -> entry.toString().endsWith("Z"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Shell.Said restore() {
        return restore("");
    }

    private Shell.Said restore(String options) {
        return shell.run(
                Installation.root().resolve("wildfly-config/restore") + " " + options + " " + backup + " beside");
    }

    private void makeRoom() {
        root("CREATE DATABASE " + BESIDE + " CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci; GRANT ALL ON "
                + BESIDE + ".* TO '" + bandeja.demo().database().user() + "'@'127.0.0.1'");
    }

    private List<String> beside(String column, String from) {
        return bandeja.rows().all("SELECT " + column + " FROM " + BESIDE + "." + from);
    }

    @Test
    void whatWasThereComesBackAndWhatWaitedIsNotSent() throws IOException {
        new CustomerFiles(bandeja)
                .send(
                        customer,
                        "document",
                        ("of " + System.nanoTime()).getBytes(StandardCharsets.UTF_8),
                        "text/plain",
                        Optional.of("a file"));
        String id = bandeja.taken(agent, customer);
        String sha256 = fileOf(id);
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131056, \"retryAfter\": 600}");
        String waiting = agent.reply(id, "it waits").require(201).json().getString("id");
        Eventually.holds(
                "WhatsApp has put it off", () -> !agent.message(id, waiting).isNull("error"));
        take();
        bandeja.simulator().reset();
        bandeja.rows().change("UPDATE outbox SET next_at = UTC_TIMESTAMP(3) WHERE state = 'QUEUED'");
        agent.awaitStatus(id, waiting, "DELIVERED");

        makeRoom();
        restore().require();
        assertThat(beside(
                        "o.state",
                        "outbox o JOIN " + BESIDE + ".message m ON m.id = o.message_id WHERE m.text = 'it waits'"
                                + " AND m.conversation_id = "
                                + beside("conversation_id", "message WHERE text = 'a file' ORDER BY id DESC LIMIT 1")
                                        .get(0)))
                .containsExactly("IN_DOUBT");
        assertThat(beside("state", "outbox WHERE state IN ('QUEUED', 'SENDING')"))
                .isEmpty();
        assertThat(beside("id", "access_token WHERE kind = 'SESSION'")).isEmpty();
        assertThat(beside("MIN(id)", "inbox_event").get(0))
                .as("screens that are open have seen lower ones")
                .hasSizeGreaterThan(9);
        assertThat(directory
                        .resolve("media")
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256.substring(2, 4))
                        .resolve(sha256))
                .exists();
        assertThat(restore().text()).contains("is not empty").contains("Nothing was touched");
    }

    /** Who killed the last node has to say so: its row looks as if it ran. */
    @Test
    void whileOtherNodesWorkWithItNothingIsReplaced() throws IOException {
        take();
        makeRoom();
        restore().require();
        assertThat(beside("own_addr", "JGROUPSPING"))
                .as("nodes of the back-up's moment")
                .isEmpty();
        root("INSERT INTO " + BESIDE + ".JGROUPSPING VALUES ('other', 'bandeja', UNHEX('0100086E6F64652D746F6F'))");
        Shell.Said said = restore("--replace");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text())
                .contains("Other nodes work with")
                .contains("node-too")
                .contains("Nothing was touched");
        assertThat(beside("own_addr", "JGROUPSPING")).containsExactly("other");
        restore("--replace --all-stopped").require();
        assertThat(beside("own_addr", "JGROUPSPING")).isEmpty();
    }

    @Test
    void ofSeveralDatabasesTheFirstIsTakenOrTheOneThatIsNamed() throws IOException {
        String several = bandeja.demo()
                .database()
                .url()
                .replaceFirst("mariadb:[^/]*//([^/?]+)", "mariadb:sequential://$1,localhost:1");
        write("running", several, bandeja.installation().directory().resolve("media"));
        String command = Installation.root().resolve("wildfly-config/backup") + " --check";
        shell.run(command + " running").require();
        assertThat(shell.run(command + " --host localhost running").code()).isNotZero();
        assertThat(shell.run(command + " --host elsewhere running").text())
                .contains("elsewhere is none of the databases");
        assertThat(directory.resolve("backups")).as("it only looks").doesNotExist();
        take();
    }

    private String fileOf(String conversation) {
        CustomerFiles.await(agent, conversation, "THERE");
        return bandeja.rows()
                .all("SELECT f.sha256 FROM media f JOIN message m ON m.media_id = f.id WHERE m.text = 'a file'"
                        + " ORDER BY m.id DESC LIMIT 1")
                .get(0);
    }

    @Test
    void onlyWhoTookItReadsIt() throws IOException {
        take();
        try (Stream<Path> all = Files.walk(directory.resolve("backups"))) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .isSubsetOf(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE));
        }
    }

    /** Whatever the account puts there, it cannot have root read for it what it may not read itself. */
    @Test
    void filesAreReadByTheAccountWhoseTheyAre() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root acts for another account");
        Path media = Files.createTempDirectory("bandeja-media");
        try {
            shell.run("chmod 755 " + media).require();
            Path open = file(media, "for everybody", "644");
            write("running", bandeja.demo().database().url(), media, "nobody");
            // Of other tests the database names files that are not here.
            assertThat(shell.run(Installation.root().resolve("wildfly-config/backup") + " running")
                            .text())
                    .contains("1 files (1 copied)");
            Path copied = directory.resolve("backups/media").resolve(media.relativize(open));
            assertThat(copied).hasContent("for everybody");
            Path closed = file(media, "for root alone", "600");
            Shell.Said said = shell.run(Installation.root().resolve("wildfly-config/backup") + " running");
            assertThat(said.text()).contains("nobody cannot read (files: 1)").contains("No back-up was taken");
            assertThat(directory.resolve("backups/media").resolve(media.relativize(closed)))
                    .doesNotExist();
        } finally {
            shell.run("rm -r " + media).require();
        }
    }

    /** Damaged bytes, links and what only looks like a file of ours stay outside. */
    @Test
    void onlyWhatItsNameSaysIsTaken() throws IOException {
        Path media = Files.createDirectory(directory.resolve("other-media"));
        Path damaged = file(media, "as it was", "644");
        Files.writeString(damaged, "as it is");
        Path linked = file(media, "behind a link", "644");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.move(linked.getParent(), elsewhere.resolve("moved"));
        Files.createSymbolicLink(linked.getParent(), elsewhere.resolve("moved"));
        write("running", bandeja.demo().database().url(), media);
        Shell.Said said = shell.run(Installation.root().resolve("wildfly-config/backup") + " running");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains(damaged.getFileName() + " does not hold what its name says");
        try (Stream<Path> kept = Files.walk(directory.resolve("backups/media"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** A file with a second name would come as a link to the first, which nothing but tar itself can make. */
    @Test
    void aSecondNameOfAFileEndsNoBackUp() throws IOException {
        Path media = Files.createDirectory(directory.resolve("other-media"));
        Path whole = file(media, "with two names", "644");
        Path other = file(media, "another", "644");
        Files.delete(other);
        Files.createLink(other, whole);
        write("running", bandeja.demo().database().url(), media);
        Shell.Said said = shell.run(Installation.root().resolve("wildfly-config/backup") + " running");
        assertThat(said.text())
                .contains(other.getFileName() + " does not hold what its name says")
                .contains("The back-up is there, but see the warnings above");
        try (Stream<Path> kept = Files.walk(directory.resolve("backups/media"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .containsExactly(directory.resolve("backups/media").resolve(media.relativize(whole)));
        }
    }

    private Path file(Path media, String text, String mode) throws IOException {
        String name = HexFormat.of().formatHex(sha256(text));
        Path path = media.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        shell.run("chmod 755 " + path.getParent() + " " + path.getParent().getParent() + "; chmod " + mode + " " + path)
                .require();
        return path;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNotWholeIsRefusedBeforeAnythingIsTouched() throws IOException {
        take();
        makeRoom();
        Files.writeString(directory.resolve("secrets.key"), "another key\n");
        assertThat(restore().text()).contains("is not the key");
        Files.writeString(backup.resolve("files"), "0".repeat(64) + "\n");
        assertThat(restore().text()).contains("is damaged");
        Files.delete(backup.resolve("SHA256SUMS"));
        Shell.Said said = restore();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("is not a whole back-up").contains("Nothing was touched");
        assertThat(bandeja.rows()
                        .all("SELECT table_name FROM information_schema.tables WHERE table_schema = ?", BESIDE))
                .isEmpty();
        assertThat(directory.resolve("media")).doesNotExist();
    }
}
