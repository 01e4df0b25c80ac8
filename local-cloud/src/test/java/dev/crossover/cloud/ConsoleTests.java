package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The page at the root, and that everything it asks for is answered. */
@ExtendWith(SharedCloud.class)
class ConsoleTests {

	private static final Pattern CALL = Pattern
		.compile("aws\\(\"([a-z]+)\", \"([A-Za-z0-9]+\\.List[A-Za-z]+|[A-Za-z0-9_]+\\.DescribeAlarms)\"");

	private static final Pattern PAGE = Pattern.compile("page\\(\"(/_[a-z]+)\"\\)");

	private final HttpClient http = HttpClient.newHttpClient();

	private final CloudProcess cloud;

	ConsoleTests(CloudProcess cloud) {
		this.cloud = cloud;
	}

	@Test
	void pageLoadsNothingFromElsewhere() throws IOException, InterruptedException {
		HttpResponse<String> page = get("/");

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("content-security-policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).startsWith("default-src 'self'"));
		assertThat(Pattern.compile("(?:src|href)=\"(/_[^\"]+)\"")
			.matcher(page.body())
			.results()
			.map((match) -> match.group(1))).contains("/_console/console.js", "/_console/console.css")
			.allSatisfy((path) -> assertThat(get(path).statusCode()).isEqualTo(200));
	}

	@Test
	void servicesAnswerWhatTheScriptAsksThem() throws IOException, InterruptedException {
		String script = get("/_console/console.js").body();
		List<String[]> calls = CALL.matcher(script)
			.results()
			.map((match) -> new String[] { match.group(1), match.group(2) })
			.toList();

		assertThat(calls).hasSizeGreaterThanOrEqualTo(3).allSatisfy((call) -> {
			HttpResponse<String> answer = send(signed("/", call[0]).header("X-Amz-Target", call[1])
				.header("Content-Type", "application/x-amz-json-1.0")
				.POST(HttpRequest.BodyPublishers.ofString("{}")));

			assertThat(answer.statusCode()).as(call[1]).isEqualTo(200);
		});
		assertThat(send(signed("/schedules", "scheduler").GET()).statusCode()).isEqualTo(200);
	}

	@Test
	void pagesThatTheScriptAsksForAreThere() throws IOException, InterruptedException {
		assertThat(PAGE.matcher(get("/_console/console.js").body()).results().map((match) -> match.group(1)).distinct())
			.contains("/_cloud", "/_slack")
			.allSatisfy((path) -> assertThat(get(path).statusCode()).as(path).isEqualTo(200));
	}

	@Test
	void cloudTellsItsResourcesByTheirNames() throws IOException, InterruptedException {
		assertThat(get("/_cloud").body()).contains("AWS::DynamoDB::Table", this.cloud.output("LedgerTable"),
				"AWS::IAM::Role", "\"scale\":1.0");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(this.cloud.address() + path)).GET());
	}

	private HttpRequest.Builder signed(String path, String service) {
		return HttpRequest.newBuilder(URI.create(this.cloud.address() + path))
			.header("Authorization", "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/" + service
					+ "/aws4_request, SignedHeaders=host, Signature=00");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
