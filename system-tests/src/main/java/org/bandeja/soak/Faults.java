package org.bandeja.soak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.soak.faults.CutLine;
import org.bandeja.soak.faults.Fault;
import org.bandeja.soak.faults.FaultPlayer;
import org.bandeja.soak.faults.Outcome;
import org.bandeja.soak.faults.Reckoning;
import org.bandeja.soak.faults.Share;
import org.bandeja.soak.faults.SmallDisk;
import org.bandeja.soak.faults.Traffic;
import org.bandeja.soak.faults.Writers;

/**
 * Everything that can break breaks while customers write and agents work: server, database, WhatsApp and the lines between
 * them, the disk, the clocks. In the end nothing is lost, doubled, out of order, or seen by who must not see it.
 */
final class Faults implements Trial {
    private static final long USUAL = 20_000;
    private static final long FEW = 5_000;
    private static final String WEBHOOK = "/webhook/whatsapp";
    private static final int DATABASE_BEHIND_SECONDS = 90;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration WARM = Duration.ofMinutes(2);
    private static final int WARM_REPLIES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path root;
    private final long seed;
    private final Share share;

    Faults(Path root, long seed, Share share) {
        this.root = root;
        this.seed = seed;
        this.share = share;
    }

    @Override
    public void run(Scene scene) {
        try (OwnDatabase database = new OwnDatabase(scene.instance())) {
            scene.instance().stop();
            boolean behind = database.clockGoes(DATABASE_BEHIND_SECONDS);
            database.startAgain();
            awaitDatabase(scene);
            scene.checks()
                    .say(
                            behind
                                    ? "  the database's clock says "
                                            + scene.rows().all("select now(3)") + ", ours " + Instant.now()
                                    : "  the database's clock is right: letting it go wrong needs libfaketime");
            new Run(scene, database).run();
        }
        scene.instance().startAgain();
    }

    private static void awaitDatabase(Scene scene) {
        Eventually.require("start of the database", Scene.PATIENCE, () -> answers(scene));
    }

    private static boolean answers(Scene scene) {
        try {
            return scene.rows().number("select 1") == 1;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** One part: a server with a line to everybody it talks with. */
    private final class Run {
        private final Scene scene;
        private final OwnDatabase database;
        private final Random random = new Random(share.seed(seed));
        private final boolean few;
        private final long usual;
        private final Path directory;
        private final FaultyWhatsApp whatsapp =
                new FaultyWhatsApp("faults-" + Long.toString(seed, Character.MAX_RADIX));
        private CutLine toDatabase;
        private CutLine toWhatsapp;
        private CutLine toServer;

        private Run(Scene scene, OwnDatabase database) {
            this.scene = scene;
            this.database = database;
            this.few = scene.amounts().databaseRounds() == 1;
            this.usual = few ? FEW : USUAL;
            Path home = scene.instance().directory();
            this.directory = home.resolveSibling(home.getFileName() + "-faults");
        }

        void run() {
            InstanceFile file = scene.file();
            URI databaseAddress = URI.create(file.databaseUrl().replaceFirst("^jdbc:", ""));
            toDatabase = CutLine.to(databaseAddress.getPort(), random());
            toWhatsapp = CutLine.to(whatsapp.port(), random());
            Optional<SmallDisk> disk = SmallDisk.mount(directory.resolveSibling(directory.getFileName() + "-disk"));
            try (Instance node = Instance.start(root, directory, options(file, databaseAddress, disk));
                    CutLine front = CutLine.to(node.file().app().getPort(), random());
                    whatsapp) {
                toServer = front;
                play(node, disk);
            } finally {
                toDatabase.close();
                toWhatsapp.close();
                disk.ifPresent(SmallDisk::close);
            }
        }

        private Random random() {
            return new Random(random.nextLong());
        }

        private List<String> options(InstanceFile file, URI databaseAddress, Optional<SmallDisk> disk) {
            List<String> options = new ArrayList<>(List.of(
                    "--no-demo",
                    "--graph-url",
                    toWhatsapp.address().toString(),
                    "--access-token",
                    whatsapp.accessToken(),
                    "--app-secret",
                    file.appSecret(),
                    "--db-url",
                    file.databaseUrl()
                            .replaceFirst(":" + databaseAddress.getPort() + "/", ":" + toDatabase.port() + "/"),
                    "--db-user",
                    file.databaseUser(),
                    "--db-password",
                    file.databasePassword()));
            disk.ifPresent(small -> options.addAll(
                    List.of("-Dbandeja.media.directory=" + small.place(), "-Dbandeja.media.keep-free-mib=1")));
            return options;
        }

        private void play(Instance node, Optional<SmallDisk> disk) {
            Path sent = directory.resolve("sent.jsonl");
            whatsapp.start(root, directory, toServer.address().resolve(WEBHOOK), scene.file(), sent);
            try (Traffic traffic = traffic(node)) {
                List<FaultPlayer> players = List.of(
                        player(serverAndDatabase(node)),
                        player(whatsapp.answers()),
                        player(linesDiskAndClocks(traffic, disk)));
                List<Thread> playing = players.stream().map(Thread::new).toList();
                traffic.start();
                Eventually.holds(WARM, () -> traffic.replies() > WARM_REPLIES);
                scene.checks().say("  warm: " + traffic.line());
                playing.forEach(Thread::start);
                await(traffic, players);
                players.forEach(FaultPlayer::end);
                playing.forEach(Faults::join);
                traffic.end();
                scene.checks().say("  all whole again: " + traffic.line());
                long faults = players.stream().mapToLong(FaultPlayer::count).sum();
                Outcome outcome =
                        new Reckoning(traffic, scene.rows(), sent, scene.checks(), random()).reckon(PATIENCE, faults);
                tell(players, outcome);
            }
        }

        private void tell(List<FaultPlayer> players, Outcome outcome) {
            players.forEach(player -> {
                scene.checks().check(!player.failed(), "faults come and go as they should", "they failed");
                player.played().forEach((name, times) -> scene.checks().figure("Fault: " + name, times + " times"));
            });
            scene.checks()
                    .figure("Faults under load, part %d of %d".formatted(share.part(), share.of()), outcome.toString());
            Outcome all = share.keep(seed, usual, outcome);
            scene.checks().figure("Faults under load, all parts so far", all.toString());
        }

        private FaultPlayer player(List<Fault> faults) {
            return new FaultPlayer(faults, random(), few, scene.checks()::say);
        }

        private void await(Traffic traffic, List<FaultPlayer> players) {
            long wanted = share.count(usual);
            while (traffic.messages() < wanted || players.stream().anyMatch(player -> player.rounds() == 0)) {
                Eventually.holds(
                        LOOK_EVERY,
                        () -> traffic.messages() >= wanted && players.stream().allMatch(player -> player.rounds() > 0));
                scene.checks().say("  " + traffic.line());
            }
        }

        private Traffic traffic(Instance node) {
            String home = scene.file().department();
            List<String> departments = new ArrayList<>(List.of(home));
            departments.addAll(scene.rows()
                    .all("select name from department where not archived and name <> ? order by id limit 2", home));
            Writers.Envelope envelope = new Writers.Envelope(
                    toServer.address().resolve(WEBHOOK),
                    scene.file().appSecret(),
                    scene.file().phoneNumberId(),
                    whatsapp.pictures(random()));
            return new Traffic(
                    scene.rows(),
                    departments,
                    toServer.address(),
                    node.file().app(),
                    envelope,
                    "f" + Long.toString(share.seed(seed) & 0xffffff, 36),
                    random.nextLong());
        }

        private List<Fault> serverAndDatabase(Instance node) {
            return List.of(
                    Fault.of("server killed", 1, node::killServer, () -> begin(node)),
                    Fault.of("database killed", 4, database::kill, this::beginDatabase),
                    new Fault(
                            "database stopped",
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(8),
                            database::stop,
                            database::goOn),
                    new Fault(
                            "line to the database cut",
                            Duration.ofSeconds(12),
                            Duration.ofSeconds(5),
                            toDatabase::cut,
                            toDatabase::mend),
                    new Fault(
                            "line to the database dead",
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(6),
                            toDatabase::hold,
                            toDatabase::mend));
        }

        /** Its start looks at the database, which may not be itself again yet. */
        private void begin(Instance node) {
            Eventually.require("start of the server", Scene.PATIENCE, () -> {
                try {
                    node.startAgain();
                    return true;
                } catch (IllegalStateException e) {
                    scene.checks().say("  the server did not start, once more: " + e.getMessage());
                    return false;
                }
            });
        }

        private void beginDatabase() {
            database.startAgain();
            awaitDatabase(scene);
        }

        private List<Fault> linesDiskAndClocks(Traffic traffic, Optional<SmallDisk> disk) {
            Random hands = random();
            List<Fault> faults = new ArrayList<>(List.of(
                    line("customers and agents", toServer),
                    dead("customers and agents", toServer),
                    line("WhatsApp", toWhatsapp),
                    dead("WhatsApp", toWhatsapp),
                    whatsapp.killed(),
                    new Fault(
                            "clocks apart",
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(6),
                            () -> ahead(traffic, (hands.nextBoolean() ? 1 : -1) * (20 + hands.nextInt(100))),
                            () -> ahead(traffic, 0))));
            disk.ifPresentOrElse(
                    small -> faults.add(new Fault(
                            "disk full", Duration.ofSeconds(20), Duration.ofSeconds(8), small::fill, small::free)),
                    () -> scene.checks().say("  The disk is not filled: that needs a user who may mount one (root)"));
            return faults;
        }

        private Fault line(String to, CutLine line) {
            return new Fault(
                    "line to " + to + " cut", Duration.ofSeconds(12), Duration.ofSeconds(5), line::cut, line::mend);
        }

        private Fault dead(String to, CutLine line) {
            return new Fault(
                    "line to " + to + " dead", Duration.ofSeconds(15), Duration.ofSeconds(5), line::hold, line::mend);
        }

        private void ahead(Traffic traffic, int seconds) {
            whatsapp.ahead(seconds);
            traffic.ahead(Duration.ofSeconds(seconds));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
