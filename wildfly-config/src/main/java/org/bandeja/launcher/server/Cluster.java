package org.bandeja.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.bandeja.launcher.Failure;

/**
 * How the servers of one Bandeja wake each other: over TLS, each with the same key, so that nobody else is let in.
 *
 * @param port where this one listens, on this machine
 */
public record Cluster(Path keyStore, String password, int port) {
    private static final String VALID_DAYS = "36500";

    /** With the key in a directory that all of them read; made by the first one. */
    public static Cluster of(Path directory, String password, int port) {
        Path keyStore = directory.resolve("run/cluster.p12");
        if (!Files.exists(keyStore)) {
            make(keyStore, password);
        }
        return new Cluster(keyStore, password, port);
    }

    private static void make(Path keyStore, String password) {
        Path fresh = keyStore.resolveSibling("cluster.p12.new");
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "bandeja",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=bandeja",
                "-validity",
                VALID_DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                fresh.toString(),
                "-storepass:env",
                "STORE_PASSWORD"));
        keytool.environment().put("STORE_PASSWORD", password);
        try {
            Files.deleteIfExists(fresh);
            Process process = keytool.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw Failure.because("The key of the nodes cannot be made: " + said);
            }
            Files.move(fresh, keyStore, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failure.because("The key of the nodes cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.because("Interrupted", e);
        }
    }
}
