package org.bandeja.provider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An OpenID provider: {@code --server.port=}, {@code --provider.return=} (where its client gets the answer), {@code
 * --provider.people=} (a file, see {@link People}).
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }
}
