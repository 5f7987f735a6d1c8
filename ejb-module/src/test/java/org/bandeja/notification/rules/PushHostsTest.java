package org.bandeja.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.bandeja.notification.rules.PushHosts.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers name where we call: only what IT knows. */
class PushHostsTest {
    private final PushHosts usual = new PushHosts(PushHosts.USUAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:APA91",
                "https://FCM.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com:443/x",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
                "https://a.b.push.services.mozilla.com/x",
                "https://wns2-am3p.notify.windows.com/w/?token=x%3d",
                "https://web.push.apple.com/QP"
            })
    void whatBrowsersReallyNameIsCalled(String endpoint) {
        assertThat(usual.judge(endpoint)).contains(Verdict.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evilfcm.googleapis.com/x",
                "https://x.fcm.googleapis.com/x",
                "https://googleapis.com/x",
                "https://push.services.mozilla.com/x",
                "https://evilpush.services.mozilla.com/x",
                "https://.push.services.mozilla.com/x",
                "https://fcm.googleapis.com./x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://user:pw@fcm.googleapis.com/x",
                "https://evil.example#@fcm.googleapis.com/x",
                "https://evil.example/?https://fcm.googleapis.com/",
                "https://fcm.googleapis.com/x#y",
                "https://evil.example\\@fcm.googleapis.com/x",
                "https://fcm.googleapis.com%2eevil.example/x",
                "https://fcm.googleapis.com%00.evil.example/x",
                "https://fcm\u3002googleapis.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest",
                "https://2130706433/x",
                "https://localhost/x",
                "http://127.0.0.1:8090/push-service/1",
                "//fcm.googleapis.com/x",
                "https:fcm.googleapis.com",
                "https://",
                "ftp://fcm.googleapis.com/x",
                "file:///etc/passwd",
                "fcm.googleapis.com",
                "",
                " https://fcm.googleapis.com/x"
            })
    void everythingElseIsNot(String endpoint) {
        assertThat(usual.judge(endpoint)).isEmpty();
    }

    @Test
    void aStandInIsThisMachineAtThisPortOnly() {
        PushHosts hosts = new PushHosts("fcm.googleapis.com", Optional.of("http://127.0.0.1:8090"));
        assertThat(hosts.judge("http://127.0.0.1:8090/push-service/1")).contains(Verdict.STAND_IN);
        assertThat(hosts.judge("http://127.0.0.1:8091/x")).isEmpty();
        assertThat(hosts.judge("http://127.0.0.1/x")).isEmpty();
        assertThat(hosts.judge("https://127.0.0.1:8090/x")).isEmpty();
        assertThat(hosts.judge("http://127.0.0.1:8090@evil.example/x")).isEmpty();
        assertThat(hosts.judge("http://evil.example:8090/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "*",
                "*.",
                "*.*",
                "com",
                "*.com/x",
                "https://fcm.googleapis.com",
                "http://10.0.0.1:80",
                "10.0.0.1",
                "fcm.googleapis.com:443",
                "a b.example",
                "x.*.example",
                "http://127.0.0.1:8090"
            })
    void aListThatWouldLetAnythingInIsRefused(String list) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PushHosts(list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fcm.googleapis.com", "http://10.0.0.1:80", "https://127.0.0.1:80", "http://127.0.0.1", "*"})
    void aStandInThatIsNotOfThisMachineIsRefused(String standIn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushHosts("fcm.googleapis.com", Optional.of(standIn)));
    }
}
