package org.bandeja.system.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Office;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was required is shown in an office of the test's own. */
@OnSharedInstallation
abstract class InAnOffice {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    static Bandeja bandeja;
    static Office office;

    /** What the office is called. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Department {
        String value();
    }

    @BeforeAll
    static void anOffice(TestInfo test) {
        bandeja = new Bandeja(SharedInstallation.get());
        Department department = test.getTestClass().orElseThrow().getAnnotation(Department.class);
        office = new Office(bandeja, department.value());
    }

    @AfterAll
    static void asBefore() {
        office.close();
    }
}
