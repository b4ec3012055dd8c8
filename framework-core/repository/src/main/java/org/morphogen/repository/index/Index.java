// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.index;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.run.RunException;

/**
 * Reads an index in the OSGi repository format.
 *
 * @see <a href="https://docs.osgi.org/specification/osgi.cmpn/8.0.0/service.repository.html">OSGi Compendium 8, 132.5</a>
 */
public final class Index {

    private static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";

    private Index() {}

    /**
     * @param text the whole file
     * @param address of the file: relative addresses of jars are relative to it
     * @throws RunException saying where it is no index
     */
    public static List<Offer> read(byte[] text, URI address) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // An index is data from elsewhere: it may not make us read other files.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return offers(factory.createXMLStreamReader(new ByteArrayInputStream(text)), address);
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new RunException(address + " is no index in the OSGi repository format: "
                    + String.valueOf(e.getMessage())
                            .lines()
                            .reduce((a, b) -> a + " " + b)
                            .orElse(""));
        }
    }

    private static List<Offer> offers(XMLStreamReader xml, URI address) throws XMLStreamException {
        List<Offer> offers = new ArrayList<>();
        Clause clause = null;
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (root && !(xml.getLocalName().equals("repository") && NAMESPACE.equals(xml.getNamespaceURI()))) {
                    throw new XMLStreamException("expected the element 'repository' of " + NAMESPACE + ", found '"
                            + xml.getLocalName() + "'");
                }
                root = false;
                clause = open(xml, offers, clause, address);
            } else if (event == XMLStreamConstants.END_ELEMENT && clause != null && isClause(xml.getLocalName())) {
                offers.get(offers.size() - 1).add(clause);
                clause = null;
            }
        }
        return offers;
    }

    private static @Nullable Clause open(
            XMLStreamReader xml, List<Offer> offers, @Nullable Clause clause, URI address) {
        String element = xml.getLocalName();
        if (element.equals("resource")) {
            offers.add(new Offer(address));
        } else if (isClause(element) && !offers.isEmpty()) {
            return new Clause(required(xml, "namespace"), element.equals("requirement"));
        } else if (element.equals("attribute") && clause != null) {
            String type = xml.getAttributeValue(null, "type");
            clause.attribute(required(xml, "name"), required(xml, "value"), type == null ? "String" : type);
        } else if (element.equals("directive") && clause != null) {
            clause.directive(required(xml, "name"), required(xml, "value"));
        }
        return clause;
    }

    private static boolean isClause(String element) {
        return element.equals("capability") || element.equals("requirement");
    }

    private static String required(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            throw new IllegalArgumentException("line " + xml.getLocation().getLineNumber() + ": '" + xml.getLocalName()
                    + "' has no '" + attribute + "'");
        }
        return value;
    }
}
