package org.bandeja.system.inside;

import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it is delivered, with tests in the place of its doors. */
final class Inside {
    private static final String DEPLOYMENT = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                <initialize-in-order>true</initialize-in-order>
                <module><ejb>ejb.jar</ejb></module>
                <module><web><web-uri>tests.war</web-uri><context-root>/inside</context-root></web></module>
                <library-directory>lib</library-directory>
            </application>
            """;

    private Inside() {}

    static EnterpriseArchive with(Class<?>... tests) {
        Path delivered = Path.of(System.getProperty("bandeja.root"), "ear", "target", "bandeja.ear");
        EnterpriseArchive application = ShrinkWrap.create(ZipImporter.class, "inside.ear")
                .importFrom(delivered.toFile())
                .as(EnterpriseArchive.class);
        application.delete("/web.war");
        application.setApplicationXML(new StringAsset(DEPLOYMENT));
        WebArchive war = ShrinkWrap.create(WebArchive.class, "tests.war")
                .addClasses(tests)
                .addClass(Tables.class)
                .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
                .setManifest(new StringAsset(
                        "Manifest-Version: 1.0\nDependencies: org.wildfly.security.elytron, org.jboss.modules\n"));
        return application.addAsModule(Testable.archiveToTest(war));
    }
}
