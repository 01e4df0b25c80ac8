package dev.crossover.model.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.crossover.model.classification.Answer;
import dev.crossover.model.classification.Classifier;
import dev.crossover.model.head.Catalogue;
import dev.crossover.model.head.Head;
import dev.crossover.model.invocation.Document.Readable;
import dev.crossover.model.invocation.Document.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request's documents in their order, a window of them at a time: a body of any
 * length needs the memory of one window.
 */
public final class Invocations {

	private static final int WINDOW = 256;

	private static final int WINDOW_CHARACTERS = 4 * 1024 * 1024;

	private final JsonMapper mapper;

	private final Classifier classifier;

	private final Models models;

	private final Limits limits;

	private final DocumentParser parser;

	/**
	 * Creates what answers requests.
	 * @param mapper reads and writes JSON
	 * @param classifier classifies texts
	 * @param catalogue the models there are
	 * @param limits what a request may ask for
	 */
	public Invocations(JsonMapper mapper, Classifier classifier, Catalogue catalogue, Limits limits) {
		this.mapper = mapper;
		this.classifier = classifier;
		this.models = new Models(catalogue);
		this.limits = limits;
		this.parser = new DocumentParser(mapper, limits);
	}

	/**
	 * Answers a body of one document a line, with one line each.
	 * @param body the body
	 * @param header the value of {@link Models#HEADER}
	 * @param out where the lines go
	 * @throws IOException if the body breaks off
	 * @throws Problem if the request is refused as a whole
	 * @throws InterruptedException if the server ends
	 */
	public void lines(InputStream body, @Nullable String header, OutputStream out)
			throws IOException, Problem, InterruptedException {
		List<Head> heads = this.models.of(header);
		Answers answers = new Answers(this.mapper, out);
		Lines lines = new Lines(body, this.limits);
		for (List<Document> window = window(lines); !window.isEmpty(); window = window(lines)) {
			answer(window, heads, answers, true);
		}
		answers.flush();
	}

	private List<Document> window(Lines lines) throws IOException, Problem {
		List<Document> window = new ArrayList<>();
		long characters = 0;
		while (window.size() < WINDOW && characters < WINDOW_CHARACTERS) {
			Line line = lines.next();
			if (line == null) {
				break;
			}
			window.add(this.parser.parse(line));
			characters += line.bytes().length;
		}
		return window;
	}

	/**
	 * Answers a JSON object of models and documents.
	 * @param body the body
	 * @param header the value of {@link Models#HEADER}, for a body that names no models
	 * @param out where the answer goes
	 * @throws IOException if the body breaks off
	 * @throws Problem if the request is refused as a whole
	 * @throws InterruptedException if the server ends
	 */
	public void json(InputStream body, @Nullable String header, OutputStream out)
			throws IOException, Problem, InterruptedException {
		JsonNode request = read(body);
		List<Head> heads = this.models.of(request, header);
		if (!request.path("documents").isArray()) {
			throw new Problem(400, "invalid_request", "documents is an array of objects with a text.");
		}
		List<Document> documents = request.path("documents").valueStream().map(this.parser::parse).toList();
		Answers answers = new Answers(this.mapper, out);
		answers.json().writeStartObject();
		answers.json().writeArrayPropertyStart("results");
		answer(documents, heads, answers, false);
		answers.json().writeEndArray();
		answers.json().writeEndObject();
		answers.flush();
	}

	private JsonNode read(InputStream body) throws IOException, Problem {
		byte[] bytes = body.readNBytes(this.limits.json() + 1);
		if (bytes.length > this.limits.json()) {
			throw Problem.tooLarge(this.limits.json());
		}
		try {
			return this.mapper.readTree(DocumentParser.decode(bytes));
		}
		catch (CharacterCodingException ex) {
			throw new Problem(400, "invalid_utf8", "The body is not UTF-8.");
		}
		catch (JacksonException ex) {
			throw new Problem(400, "invalid_json", "The body is not JSON.");
		}
	}

	private void answer(List<Document> documents, List<Head> heads, Answers answers, boolean lines)
			throws InterruptedException {
		List<String> texts = documents.stream()
			.filter(Readable.class::isInstance)
			.map((document) -> ((Readable) document).text())
			.toList();
		Iterator<Answer> found = this.classifier.classify(texts, heads).iterator();
		for (Document document : documents) {
			switch (document) {
				case Readable readable -> answers.succeeded(readable.marks(), found.next());
				case Unreadable unreadable -> answers.errored(unreadable);
			}
			if (lines) {
				answers.endLine();
			}
		}
	}

}
