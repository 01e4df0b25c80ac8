package dev.crossover.cloud.protocol;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.crossover.cloud.aws.AwsError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the XML answers of the query protocol. */
final class QueryXml {

	private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

	private final XMLStreamWriter xml;

	private QueryXml(XMLStreamWriter xml) {
		this.xml = xml;
	}

	static byte[] answer(String operation, Map<String, ?> output) {
		return write((xml) -> {
			xml.writeStartElement(operation + "Response");
			new QueryXml(xml).element(operation + "Result", output);
			xml.writeStartElement("ResponseMetadata");
			new QueryXml(xml).element("RequestId", UUID.randomUUID());
			xml.writeEndElement();
			xml.writeEndElement();
		});
	}

	static String fault(AwsError error) {
		return (error.status() < 500) ? "Sender" : "Receiver";
	}

	static byte[] error(AwsError error, String code) {
		String message = error.getMessage();
		Map<String, Object> members = Map.of("Type", fault(error), "Code", code, "Message",
				(message != null) ? message : "");
		return write((xml) -> {
			xml.writeStartElement("ErrorResponse");
			new QueryXml(xml).element("Error", members);
			new QueryXml(xml).element("RequestId", UUID.randomUUID());
			xml.writeEndElement();
		});
	}

	private static byte[] write(Content content) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
			content.writeTo(xml);
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("An answer could not be written as XML", ex);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private void element(String name, @Nullable Object value) throws XMLStreamException {
		if (value == null) {
			return;
		}
		this.xml.writeStartElement(name);
		content(value);
		this.xml.writeEndElement();
	}

	private void content(Object value) throws XMLStreamException {
		switch (value) {
			case Entries entries -> entries(entries);
			case Map<?, ?> members -> members(members);
			case List<?> list -> list(list);
			case JsonNode node -> tree(node);
			default -> this.xml.writeCharacters(value.toString());
		}
	}

	private void members(Map<?, ?> members) throws XMLStreamException {
		for (Map.Entry<?, ?> member : members.entrySet()) {
			element(String.valueOf(member.getKey()), member.getValue());
		}
	}

	private void list(List<?> list) throws XMLStreamException {
		for (Object member : list) {
			element("member", member);
		}
	}

	private void tree(JsonNode node) throws XMLStreamException {
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			element(member.getKey(), member.getValue());
		}
		if (node.isArray()) {
			list(node.valueStream().toList());
		}
		else if (!node.isObject()) {
			this.xml.writeCharacters(node.asString(""));
		}
	}

	private void entries(Entries entries) throws XMLStreamException {
		for (Map.Entry<String, ?> entry : entries.values().entrySet()) {
			element("entry", Map.of("key", entry.getKey(), "value", entry.getValue()));
		}
	}

	/** What to write into a document. */
	@FunctionalInterface
	private interface Content {

		void writeTo(XMLStreamWriter xml) throws XMLStreamException;

	}

}
