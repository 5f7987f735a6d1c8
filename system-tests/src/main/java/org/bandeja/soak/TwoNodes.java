package org.bandeja.soak;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.soak.GroupShares.Door;

/** A call group shares through two servers with one database: as {@link GroupShares}, customers write and agents complete at both. */
final class TwoNodes implements Trial {
    private static final long FIRST_CUSTOMER = 700_000;

    private final Path root;

    TwoNodes(Path root) {
        this.root = root;
    }

    @Override
    public void run(Scene scene) {
        InstanceFile first = scene.file();
        Path directory = scene.instance().directory();
        try (Instance second = Instance.start(
                root,
                directory.resolveSibling(directory.getFileName() + "-second"),
                List.of(
                        "--no-demo",
                        "--graph-url",
                        first.simulator().toString(),
                        "--app-secret",
                        first.appSecret(),
                        "--db-url",
                        first.databaseUrl(),
                        "--db-user",
                        first.databaseUser(),
                        "--db-password",
                        first.databasePassword()))) {
            URI app = second.file().app();
            Customers customers = new Customers(
                    first.servedBy(second.file()),
                    "n" + Long.toString(scene.random().nextInt(1 << 24), 36));
            long before = scene.rows().number("select coalesce(max(id), 0) from timeline_entry");
            new GroupShares(FIRST_CUSTOMER)
                    .share(
                            scene,
                            List.of(new Door(first.app(), scene.customers()), new Door(app, customers)),
                            scene.amounts().nodesConversations());
            checkBothGave(scene, before);
        }
    }

    /** An id holds the number of the node that made it. */
    private static void checkBothGave(Scene scene, long before) {
        List<String> nodes = scene.rows()
                .all(
                        "select count(*) from timeline_entry where id > ? and action = 'GIVEN' group by id >> 12 & 1023",
                        before);
        scene.checks().same(2, nodes.size(), "both servers gave some");
        scene.checks().figure("Conversations shared by two servers, each gave", String.join(" and ", nodes));
    }
}
