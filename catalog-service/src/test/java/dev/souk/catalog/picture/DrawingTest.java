package dev.souk.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class DrawingTest {

    @ParameterizedTest
    @EnumSource(Motif.class)
    void drawsEveryMotifWithEveryOrnamentAsASmallWellFormedPicture(Motif motif) throws Exception {
        for (Drawing drawing : someOf(motif)) {
            String svg = drawing.svg();

            assertThat(svg).as(drawing.path()).isEqualTo(drawing.svg());
            assertThat(svg.length()).as(drawing.path()).isBetween(2_000, 13_000);
            assertThat(svg).doesNotContain("NaN", "Infinity", "script", "href", "style", "fill=\"\"");
            assertEveryReferenceIsDefined(drawing.path(), xml(svg), svg);
        }
    }

    @Test
    void isTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Motif motif : Motif.values()) {
            someOf(motif).forEach(drawing -> digest.update(drawing.svg().getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("the pictures have changed; if that was meant, put the new digest here")
                .startsWith("2c61e1759d4bf26c");
    }

    @Test
    void readsItsOwnPath() {
        Drawing drawing = new Drawing(Motif.TEA_GLASS, Tint.SAFFRON, Ornament.STARS, 42, 1);

        assertThat(drawing.path()).isEqualTo("/pictures/tea-glass/saffron-stars-42.svg");
        assertThat(drawing.withView(3).path()).isEqualTo("/pictures/tea-glass/saffron-stars-42-3.svg");
        assertThat(Drawing.parse(drawing.path())).contains(drawing);
        assertThat(Drawing.parse(drawing.withView(2).path())).contains(drawing.withView(2));
    }

    @Test
    void differsByColourOrnamentSeedAndView() {
        Drawing drawing = new Drawing(Motif.TEAPOT, Tint.SAFFRON, Ornament.STARS, 1, 1);
        List<Drawing> others = List.of(
                new Drawing(Motif.TEAPOT, Tint.TEAL, Ornament.STARS, 1, 1),
                new Drawing(Motif.TEAPOT, Tint.SAFFRON, Ornament.PLAIN, 1, 1),
                new Drawing(Motif.TEAPOT, Tint.SAFFRON, Ornament.STARS, 2, 1),
                drawing.withView(2),
                drawing.withView(3));

        assertThat(others).extracting(Drawing::svg).doesNotHaveDuplicates().doesNotContain(drawing.svg());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/pictures/teapot/saffron-stars-42",
                "/pictures/teapot/saffron-stars-42.png",
                "/pictures/teapot/saffron-stars-042.svg",
                "/pictures/teapot/saffron-stars--1.svg",
                "/pictures/teapot/saffron-stars-10000.svg",
                "/pictures/teapot/saffron-stars-99999999999999999999.svg",
                "/pictures/teapot/saffron-stars-42-1.svg",
                "/pictures/teapot/saffron-stars-42-4.svg",
                "/pictures/teapot/saffron-stars-٤٢.svg",
                "/pictures/teapot/Saffron-stars-42.svg",
                "/pictures/teapot/puce-stars-42.svg",
                "/pictures/teapot/saffron-skulls-42.svg",
                "/pictures/kettle/saffron-stars-42.svg",
                "/pictures/../teapot/saffron-stars-42.svg",
                "/pictures/teapot/saffron-stars-42.svg?x=1",
                "/pictures/teapot/saffron-stars-42.svg\n",
                "/pictures/teapot/\"><script>alert(1)</script>-stars-42.svg",
                "/pictures/initial/41-3.svg",
                "https://example.com/pictures/teapot/saffron-stars-42.svg"
            })
    void refusesEveryOtherPath(String path) {
        assertThat(Drawing.parse(path)).isEmpty();
    }

    private static List<Drawing> someOf(Motif motif) {
        List<Drawing> drawings = new ArrayList<>();
        Dice dice = Dice.of(motif.slug());
        for (Ornament ornament : Ornament.values()) {
            Tint tint = dice.pick(List.of(Tint.values()));
            drawings.add(new Drawing(motif, tint, ornament, dice.below(10_000), dice.between(1, 3)));
        }
        return drawings;
    }

    private static Document xml(String svg) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertEveryReferenceIsDefined(String path, Document picture, String svg) {
        NodeList definitions = picture.getElementsByTagName("defs").item(0).getChildNodes();
        List<String> defined = new ArrayList<>();
        for (int i = 0; i < definitions.getLength(); i++) {
            defined.add(definitions.item(i).getAttributes().getNamedItem("id").getNodeValue());
        }
        assertThat(defined).as(path).doesNotHaveDuplicates().allMatch(id -> svg.contains("url(#" + id + ")"));
        assertThat(svg.split("url\\(#").length - 1).as(path).isGreaterThanOrEqualTo(defined.size());
    }
}
