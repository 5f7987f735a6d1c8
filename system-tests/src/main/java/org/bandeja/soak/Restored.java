package org.bandeja.soak;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.load.Load;
import org.bandeja.soak.machine.DatabasePrograms;
import org.bandeja.soak.machine.Shell;

/**
 * A back-up is taken while customers write and send files and agents reply; all goes on, and then everything is lost. Restored into an
 * empty database and an empty directory, each row and each file is what it was at the back-up's moment; WhatsApp repeats what came after
 * it; nothing is doubled, and no reply reaches a customer twice.
 */
final class Restored implements Trial {
    private static final int AGENTS = 3;
    private static final int CONVERSATIONS_EACH = 2;
    private static final long FIRST_CUSTOMER = 850_000;
    private static final int PER_SECOND = 40;
    private static final int CONNECTIONS = 8;
    private static final int CUSTOMERS = 30;
    private static final int FILES_EACH_TIME = 12;
    private static final int WAITING = 3;
    private static final int REPLIES_LATER = 20;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MARK = "kept-";

    private final Path root;
    private Scene scene;
    private Checks checks;
    private Path directory;
    private DatabasePrograms programs;
    private Shell shell;
    private int files;

    Restored(Path root) {
        this.root = root;
    }

    /**
     * How everything stood.
     *
     * @param rows as they have to be after the restore
     * @param toEnd what there was of what must not go on then
     * @param event the last one
     */
    private record Moment(
            RowPrints rows,
            List<String> toEnd,
            String event,
            List<String> hashes,
            List<String> waiting,
            List<String> whatsappIds) {
        static Moment of(Connection connection) throws SQLException {
            return new Moment(
                    AfterRestore.of(connection),
                    AfterRestore.there(connection),
                    RowPrints.texts(connection, "select max(id) from inbox_event")
                            .get(0),
                    RowPrints.texts(
                            connection,
                            "select sha256 from media where state = 'THERE' union"
                                    + " select thumbnail_sha256 from media where state = 'THERE' and thumbnail_sha256 is not null"),
                    RowPrints.texts(
                            connection,
                            "select m.text from outbox o join message m on m.id = o.message_id"
                                    + " where o.state in ('QUEUED', 'SENDING')"),
                    RowPrints.texts(connection, "select whatsapp_id from message where direction = 'IN'"));
        }
    }

    @Override
    public void run(Scene given) {
        scene = given;
        checks = scene.checks();
        Path data = scene.instance().directory();
        directory = data.resolveSibling(data.getFileName() + "-kept");
        Directories.remove(directory);
        programs = new DatabasePrograms(root, directory.resolve("bin"));
        shell = new Shell(directory).set("PATH", programs.commands() + ":" + System.getenv("PATH"));
        settings();
        List<Long> writers = LongStream.range(FIRST_CUSTOMER, FIRST_CUSTOMER + (long) AGENTS * CONVERSATIONS_EACH)
                .boxed()
                .toList();
        try (LostDatabase database = new LostDatabase(scene.instance(), programs);
                Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS)) {
            List<Replier> repliers = repliers(crew, writers);
            List<Thread> threads = repliers.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            customersSend(FILES_EACH_TIME);
            List<Post> posts = scene.customers().posts((int) LOAD.toSeconds() * PER_SECOND, 1, CUSTOMERS);
            CompletableFuture<?> load = CompletableFuture.runAsync(() -> post(posts, PER_SECOND));
            interrupted();
            String login = EndedByRestore.put(scene.rows());
            checks.same(200, loggedIn(login), "restore: somebody was logged in at the back-up");
            Moment moment = backUp(database);
            later(moment, repliers);
            load.join();
            List<Post> afterwards = scene.customers().posts(CUSTOMERS * 2, 1, CUSTOMERS);
            post(afterwards, 0);
            scene.rows().awaitProcessed(PATIENCE);

            scene.simulator().post("webhooks", "{\"paused\": true}");
            scene.instance().killServer();
            threads.forEach(Restored::join);
            customersSend(FILES_EACH_TIME);
            lose(data);
            database.beginAnew();
            restore(moment);
            database.stop();

            scene.instance().startAgain();
            scene.simulator().post("webhooks", "{\"paused\": false}");
            List<Post> repeated = new ArrayList<>(posts);
            repeated.addAll(afterwards);
            post(repeated, 0);
            filled(moment, repeated);
            sentOnce(moment, writers, repliers);
            checks.same(401, loggedIn(login), "restore: his login has ended");
            goesOn(moment, crew, writers);
            checks.figure(
                    "Restored after everything was lost",
                    "%,d rows and %d files as they were at the back-up; %d messages waited then"
                            .formatted(
                                    moment.rows().rows(),
                                    moment.hashes().size(),
                                    moment.waiting().size()));
        }
    }

    // --- before

    /** What the commands read: of this server, as if IT had installed it. */
    private void settings() {
        InstanceFile file = scene.file();
        Path data = scene.instance().directory();
        copy(data.resolve("run/secrets.key"), directory.resolve("secrets.key"));
        write(directory.resolve("install.properties"), """
                bandeja.db.url=%s
                install.schema-user=%s
                install.schema-password=%s
                bandeja.media.directory=%s
                bandeja.secrets.key-file=%s
                install.user=%s
                install.wildfly=%s
                install.backup.directory=%s
                """.formatted(
                        file.databaseUrl(),
                        file.databaseUser(),
                        file.databasePassword(),
                        data.resolve("media"),
                        directory.resolve("secrets.key"),
                        System.getProperty("user.name"),
                        data.resolve("wildfly-is-elsewhere"),
                        directory.resolve("backups")));
    }

    private List<Replier> repliers(Crew crew, List<Long> writers) {
        List<Replier> all = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Api agent = new Api(scene.file().app(), crew.members().get(i).token());
            List<String> conversations = new ArrayList<>();
            for (long writer : writers.subList(i * CONVERSATIONS_EACH, (i + 1) * CONVERSATIONS_EACH)) {
                String conversation = ClaimRace.conversationWith(scene, writer, agent);
                agent.claim(conversation);
                conversations.add(conversation);
            }
            all.add(new Replier(agent, conversations, MARK + i));
        }
        return all;
    }

    private void post(List<Post> posts, double perSecond) {
        new Load(scene.file().webhook(), CONNECTIONS, perSecond, PATIENCE).send(Customers.requests(posts));
    }

    /** Each another file, through the simulator, which sends again what is not answered 200. */
    private void customersSend(int count) {
        for (int i = 0; i < count; i++) {
            String text = "file " + files++ + " of the trial\n";
            String id = scene.simulator()
                    .make(
                            "media",
                            Json.createObjectBuilder()
                                    .add("mime", "text/plain")
                                    .add("name", "note.txt")
                                    .add("number", scene.file().phoneNumberId())
                                    .add(
                                            "base64",
                                            Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                                    .build()
                                    .toString())
                    .getString("id");
            scene.simulator()
                    .make(
                            "inbound",
                            Json.createObjectBuilder()
                                    .add("number", scene.file().phoneNumberId())
                                    .add("from", scene.customers().phone(i))
                                    .add("type", "document")
                                    .add("id", fileId(files))
                                    .add("body", Json.createObjectBuilder().add("id", id))
                                    .build()
                                    .toString());
        }
    }

    private String fileId(int number) {
        return scene.customers().idPrefix() + "file." + number;
    }

    // --- the back-up

    /** A back-up that was interrupted is not taken for whole. */
    private void interrupted() {
        Path signs = signs("interrupted");
        Process backup = shell.begin(command("backup"), directory.resolve("interrupted.out"));
        Eventually.require("the back-up's dump", PATIENCE, () -> Files.exists(signs.resolve("begun")));
        Shell.end(backup);
        String left = shell.run("ls -d backups/*.unfinished").require().text().strip();
        Shell.Said said = shell.run(command("restore", directory.resolve(left).toString()));
        checks.check(
                said.code() != 0 && said.text().contains("is not a whole back-up"),
                "restore: an interrupted back-up is refused",
                said.text());
    }

    private Path signs(String name) {
        Path signs = directory.resolve(name);
        Directories.make(signs);
        programs.holdDump(signs);
        return signs;
    }

    private String command(String name, String... words) {
        return root.resolve("wildfly-config/" + name) + " " + String.join(" ", words) + " "
                + directory.resolve("install.properties");
    }

    /** While all goes on, and messages wait that will have left later. */
    private Moment backUp(LostDatabase database) {
        scene.simulator().post("limits", "{\"messagesPerSecond\": 1, \"pair\": false, \"window\": \"off\"}");
        Eventually.require(
                "messages that wait",
                PATIENCE,
                () -> scene.rows().number("select count(*) from outbox where state = 'QUEUED'") >= WAITING);
        Path signs = signs("whole");
        CompletableFuture<Shell.Said> backup = CompletableFuture.supplyAsync(() -> shell.run(command("backup")));
        Eventually.require(
                "the back-up's dump", PATIENCE, () -> backup.isDone() || Files.exists(signs.resolve("begun")));
        Moment moment = scene.rows().with(connection -> {
            Process still = database.stopTheWorld(directory.resolve("root.out"));
            try {
                RowPrints.run(connection, "start transaction with consistent snapshot");
                write(signs.resolve("go"), "");
                Eventually.require(
                        "the dump's moment", PATIENCE, () -> backup.isDone() || Files.exists(signs.resolve("opened")));
            } finally {
                LostDatabase.goOn(still);
            }
            return Moment.of(connection);
        });
        Shell.Said said = backup.join();
        checks.check(said.code() == 0, "restore: the back-up is taken while all goes on", said.text());
        checks.say("  " + said.text().strip());
        checks.check(
                moment.waiting().size() >= WAITING,
                "restore: messages waited at the back-up",
                moment.waiting().toString());
        checks.same(
                AfterRestore.kinds(),
                moment.toEnd(),
                "restore: at the back-up there was something of each kind that must not go on");
        scene.simulator().unlimited();
        return moment;
    }

    private int loggedIn(String secret) {
        try (Api browser = new Api(scene.file().app(), secret)) {
            return browser.get("/api/me").status();
        }
    }

    /** What waited leaves, and agents go on. */
    private void later(Moment moment, List<Replier> repliers) {
        int before = accepted(repliers).size();
        customersSend(FILES_EACH_TIME);
        Eventually.require("more replies", PATIENCE, () -> accepted(repliers).size() >= before + REPLIES_LATER);
        Eventually.require(
                "what waited to leave",
                PATIENCE,
                () -> received(LongStream.range(FIRST_CUSTOMER, FIRST_CUSTOMER + AGENTS * CONVERSATIONS_EACH)
                                .boxed()
                                .toList())
                        .keySet()
                        .containsAll(moment.waiting()));
    }

    private static List<String> accepted(List<Replier> repliers) {
        return repliers.stream().flatMap(replier -> replier.accepted().stream()).toList();
    }

    private Map<String, Integer> received(List<Long> writers) {
        Map<String, Integer> received = new HashMap<>();
        for (long writer : writers) {
            scene.simulator()
                    .received(scene.customers().phone(writer))
                    .forEach(message -> received.merge(message.getString("text", ""), 1, Integer::sum));
        }
        return received;
    }

    // --- the loss, and the restore

    /** The server's directory, but for the secrets, which are kept elsewhere. */
    private static void lose(Path data) {
        List.of("database/data", "media", "server").forEach(part -> Directories.remove(data.resolve(part)));
        Directories.make(data.resolve("media"));
    }

    private void restore(Moment moment) {
        String taken = shell.run("ls -d backups/*Z").require().text().strip();
        Path backup = directory.resolve(taken);
        copy(directory.resolve("secrets.key"), directory.resolve("the-key"));
        write(directory.resolve("secrets.key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        refused(backup, "is not the key that the back-up was made with");
        copy(directory.resolve("the-key"), directory.resolve("secrets.key"));
        String begun = scene.rows().with(AfterRestore::now);
        Shell.Said said = shell.run(command("restore", backup.toString()));
        checks.check(said.code() == 0, "restore: it is brought back", said.text());
        List<String> differing =
                moment.rows().differing(scene.rows().with(connection -> AfterRestore.left(connection, begun)));
        checks.check(
                differing.isEmpty(),
                "restore: every row is what it was at the back-up's moment, but for what it settles",
                differing.toString());
        checks.same(
                List.of(),
                scene.rows().with(AfterRestore::there),
                "restore: nobody is logged in, no link is valid, nothing waits to be sent, said or told by itself");
        List<String> bad = moment.hashes().stream()
                .filter(hash -> !hash.equals(hashOf(media(hash))))
                .toList();
        checks.check(bad.isEmpty(), "restore: every file that a row names is there, byte for byte", bad.toString());
        checks.check(!moment.hashes().isEmpty(), "restore: there were files", "none");
        refused(backup, "is not empty");
    }

    private void refused(Path backup, String why) {
        Shell.Said said = shell.run(command("restore", backup.toString()));
        checks.check(
                said.code() != 0 && said.text().contains(why) && said.text().contains("Nothing was touched"),
                "restore: refused, since it " + why,
                said.text());
    }

    private Path media(String hash) {
        return scene.instance()
                .directory()
                .resolve("media")
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    private static String hashOf(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            return "";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- afterwards

    /** WhatsApp repeats what came after the back-up; what came before it, too. */
    private void filled(Moment moment, List<Post> repeated) {
        Set<String> wanted = new HashSet<>(moment.whatsappIds());
        repeated.forEach(post -> wanted.addAll(post.ids()));
        // What came between the back-up and the loss by the simulator was answered, and is not repeated.
        for (int i = files - FILES_EACH_TIME + 1; i <= files; i++) {
            wanted.add(fileId(i));
        }
        Eventually.holds(PATIENCE, () -> stored().containsAll(wanted));
        scene.rows().awaitProcessed(PATIENCE);
        Set<String> lost = new HashSet<>(wanted);
        lost.removeAll(stored());
        checks.check(lost.isEmpty(), "restore: the gap is filled", lost.size() + " are missing: " + lost);
        List<String> doubled = scene.rows()
                .all("select whatsapp_id from message where whatsapp_id is not null group by number_id, whatsapp_id"
                        + " having count(*) > 1");
        checks.check(doubled.isEmpty(), "restore: nothing is doubled", doubled.toString());
        checks.check(
                Eventually.holds(
                        PATIENCE,
                        () -> scene.rows()
                                        .number(
                                                "select count(*) from message m join media f on f.id = m.media_id"
                                                        + " where m.whatsapp_id like ? and f.state <> 'THERE'",
                                                scene.customers().idPrefix() + "file.%")
                                == 0),
                "restore: files of the gap are fetched",
                "not all");
    }

    private Set<String> stored() {
        return new HashSet<>(scene.rows().all("select whatsapp_id from message where direction = 'IN'"));
    }

    private void sentOnce(Moment moment, List<Long> writers, List<Replier> repliers) {
        // Five minutes later, without waiting for them.
        scene.rows().change("update outbox set claimed_at = claimed_at - interval 10 minute where state = 'IN_DOUBT'");
        Eventually.require(
                "agents to be told what is in doubt",
                PATIENCE,
                () -> scene.rows().number("select count(*) from outbox where state <> 'ACCEPTED'") == 0);
        Map<String, Integer> received = received(writers);
        List<String> twice = received.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(MARK) && entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        checks.check(twice.isEmpty(), "restore: no reply reaches a customer twice", twice.toString());
        List<String> lost = accepted(repliers).stream()
                .filter(text -> !received.containsKey(text))
                .filter(text -> scene.rows()
                                .number(
                                        "select count(*) from message where text = ? and status not in ('FAILED', 'IN_DOUBT')",
                                        text)
                        > 0)
                .toList();
        checks.check(lost.isEmpty(), "restore: what has not arrived is shown as something to see to", lost.toString());
        List<String> silent = moment.waiting().stream()
                .filter(text -> scene.rows()
                                .number(
                                        "select count(*) from message where text = ? and status not in ('QUEUED', 'SENDING')",
                                        text)
                        == 0)
                .toList();
        checks.check(silent.isEmpty(), "restore: what waited is shown as what may not have arrived", silent.toString());
    }

    private void goesOn(Moment moment, Crew crew, List<Long> writers) {
        try (Api agent = new Api(scene.file().app(), crew.members().get(0).token())) {
            checks.check(
                    Api.json(agent.get("/api/events?after=" + moment.event())).getBoolean("reload"),
                    "restore: a page that was open loads again",
                    "it does not");
            String conversation = ClaimRace.conversationWith(scene, writers.get(0), agent);
            String text = MARK + "afterwards";
            checks.same(201, agent.reply(conversation, text).status(), "restore: agents go on");
            checks.check(
                    Eventually.holds(PATIENCE, () -> received(writers).getOrDefault(text, 0) == 1),
                    "restore: what is written afterwards arrives",
                    "it does not");
            checks.same(
                    0L,
                    scene.rows().number("select count(*) from inbox_event where id <= ?", AfterRestore.FURTHER),
                    "restore: no number of an event is given again");
        }
    }

    // --- files

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
