package org.bandeja.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bandeja.bench.instance.Rows;

/** On what was measured. */
public final class Machine {
    private Machine() {}

    public static List<String> lines(Rows rows) {
        return List.of(
                "Date: " + LocalDate.now(ZoneOffset.UTC),
                "Machine: %d cores (%s), %s GB of memory, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                value("/proc/cpuinfo", "model name"),
                                gigabytes(value("/proc/meminfo", "MemTotal")),
                                System.getProperty("os.name"),
                                System.getProperty("os.version")),
                "Java " + System.getProperty("java.version") + ", MariaDB "
                        + rows.all("select version()").get(0)
                        + "; database, server, simulator and load generator share the machine");
    }

    private static String value(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String gigabytes(String kilobytes) {
        String number = kilobytes.split(" ")[0];
        return number.chars().allMatch(Character::isDigit) ? Long.toString(Long.parseLong(number) >> 20) : kilobytes;
    }
}
