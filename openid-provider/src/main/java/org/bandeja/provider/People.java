package org.bandeja.provider;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** The company's people, read anew each time: {@code login = password | name | group, group}. */
@Component
public class People implements UserDetailsService, OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Path file;

    public People(@Value("${provider.people}") Path file) {
        this.file = file;
    }

    private record Person(String login, String password, String name, List<String> groups) {}

    @Override
    public UserDetails loadUserByUsername(String login) {
        Person person = find(login).orElseThrow(() -> new UsernameNotFoundException(login));
        return User.withUsername(person.login())
                .password("{noop}" + person.password())
                .roles("PERSON")
                .build();
    }

    /** What the tokens say of somebody. */
    @Override
    public void customize(JwtEncodingContext context) {
        find(context.getPrincipal().getName())
                .ifPresent(person -> context.getClaims()
                        .claim("preferred_username", person.login())
                        .claim("name", person.name())
                        .claim("groups", person.groups()));
    }

    private Optional<Person> find(String login) {
        return Optional.ofNullable(read().getProperty(login)).map(line -> person(login, line));
    }

    private static Person person(String login, String line) {
        String[] parts = line.split("\\|", -1);
        List<String> groups = Stream.of(parts[2].split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .toList();
        return new Person(login, parts[0].strip(), parts[1].strip(), groups);
    }

    private Properties read() {
        Properties people = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            people.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return people;
    }
}
