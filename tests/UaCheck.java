import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges files by veraPDF's own PDF/UA-1 profile. Prints how many checks each file was put through,
 * and one line for every check it failed: file, tab, words.
 *
 * The engine comes without the library that reads profiles, so the profile is read here.
 */
public class UaCheck {
    static final PDFAFlavour FLAVOUR = PDFAFlavour.byFlavourId("ua1");
    static final String PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        for (String file : files) {
            judge(file, profile);
        }
    }

    static void judge(String file, ValidationProfile profile) throws Exception {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, FLAVOUR)) {
            var verdict = ValidatorFactory.createValidator(profile, true).validate(parser);
            System.out.println(file + "\tchecks " + verdict.getTotalAssertions());
            for (TestAssertion check : verdict.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    String words = check.getMessage().replace('\n', ' ');
                    System.out.println(file + "\t" + check.getRuleId().getClause() + " " + words);
                }
            }
        }
    }

    static ValidationProfile profile() throws Exception {
        InputStream xml = UaCheck.class.getClassLoader().getResourceAsStream(PROFILE);
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        Set<Rule> rules = all(document, "rule", UaCheck::rule);
        Set<Variable> variables = all(document, "variable", UaCheck::variable);
        var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0));
        return Profiles.profileFromValues(FLAVOUR, details, "", rules, variables);
    }

    static <T> Set<T> all(Document document, String tag, Function<Element, T> read) {
        NodeList nodes = document.getElementsByTagName(tag);
        Set<T> found = new HashSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(read.apply((Element) nodes.item(i)));
        }
        return found;
    }

    static Rule rule(Element rule) {
        Element id = (Element) rule.getElementsByTagName("id").item(0);
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                "true".equals(rule.getAttribute("deferred")),
                rule.getAttribute("tags"),
                words(rule, "description"),
                words(rule, "test"),
                Profiles.errorFromValues(words(rule, "message"), Collections.emptyList()),
                Collections.emptyList());
    }

    static Variable variable(Element variable) {
        return Profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                words(variable, "defaultValue"),
                words(variable, "value"));
    }

    static String words(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().trim();
    }
}
