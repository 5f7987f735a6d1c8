package org.bandeja.bench.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.Rows;

/** The bare endpoint on the measured server: made from our own classes, deployed by its scanner, taken away after. */
public final class BareEndpoint implements AutoCloseable {
    private static final String NAME = "bandeja-bench";
    /** By name only: what they are made of exists on the server, not here. */
    private static final List<String> PARTS = List.of("BareApplication.class", "BareResource.class");

    private static final String PACKAGE = "org/bandeja/bench/endpoint/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instance instance;
    private final Rows rows;
    private final Path archive;

    private BareEndpoint(Instance instance) {
        this.instance = instance;
        this.rows = new Rows(instance.file());
        this.archive = instance.directory().resolve("server/deployments").resolve(NAME + ".war");
    }

    public static BareEndpoint deploy(Instance instance) {
        BareEndpoint endpoint = new BareEndpoint(instance);
        endpoint.rows.change("create table if not exists bench_insert (id bigint not null auto_increment primary key,"
                + " at datetime(3) not null, body mediumblob not null)");
        try {
            endpoint.write();
            Files.deleteIfExists(endpoint.marker("failed"));
            Files.writeString(endpoint.marker("dodeploy"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.require("deployment of the bare endpoint", PATIENCE, endpoint::isDeployed);
        return endpoint;
    }

    private boolean isDeployed() {
        if (Files.exists(marker("failed"))) {
            throw new IllegalStateException("the server refused the bare endpoint; see its log");
        }
        return Files.exists(marker("deployed"));
    }

    private Path marker(String state) {
        return archive.resolveSibling(archive.getFileName() + "." + state);
    }

    private void write() throws IOException {
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String part : PARTS) {
                war.putNextEntry(new ZipEntry("WEB-INF/classes/" + PACKAGE + part));
                try (InputStream bytes = BareEndpoint.class.getResourceAsStream(part)) {
                    bytes.transferTo(war);
                }
                war.closeEntry();
            }
        }
    }

    public URI address() {
        return instance.file().app().resolve("/" + NAME + "/insert");
    }

    public long lastRow() {
        return rows.number("select coalesce(max(id), 0) from bench_insert");
    }

    /** Rows after this one. */
    public long rowsAfter(long id) {
        return rows.number("select count(*) from bench_insert where id > ?", id);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(marker("deployed"));
            Eventually.require("removal of the bare endpoint", PATIENCE, () -> Files.exists(marker("undeployed")));
            Files.deleteIfExists(marker("undeployed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.change("drop table if exists bench_insert");
    }
}
