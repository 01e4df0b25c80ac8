package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedCloud.class)
class GatewayTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final CloudProcess cloud;

	GatewayTests(CloudProcess cloud) {
		this.cloud = cloud;
	}

	@Test
	void saysWhenItIsReady() throws IOException, InterruptedException {
		HttpResponse<String> health = send(at("/_health").GET());

		assertThat(health.statusCode()).isEqualTo(200);
		assertThat(health.body()).isEqualTo("{\"status\":\"ready\"}");
	}

	@Test
	void unsignedRequestIsRefusedAsAwsDoes() throws IOException, InterruptedException {
		HttpResponse<String> answer = send(at("/anything").GET());

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("MissingAuthenticationToken");
	}

	@Test
	void serviceThatDoesNotExistIsNamedInTheProtocolOfTheRequest() throws IOException, InterruptedException {
		HttpResponse<String> json = send(signed("kms").header("X-Amz-Target", "TrentService.ListKeys")
			.header("Content-Type", "application/x-amz-json-1.1")
			.POST(HttpRequest.BodyPublishers.ofString("{}")));
		HttpResponse<String> query = send(
				signed("autoscaling").header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString("Action=DescribeTags")));

		assertThat(json.statusCode()).isEqualTo(501);
		assertThat(json.headers().firstValue("x-amzn-errortype")).hasValue("NotImplemented");
		assertThat(json.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.1");
		assertThat(json.body()).contains("\"__type\":\"NotImplemented\"", "no service kms");
		assertThat(query.body()).startsWith("<ErrorResponse>").contains("<Code>NotImplemented</Code>");
	}

	@Test
	void alarmThatWasPutAsAFormIsDescribedInEveryProtocol() throws IOException, InterruptedException {
		HttpResponse<String> put = send(signed("monitoring").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("Action=PutMetricAlarm&Version=2010-08-01&AlarmName=form"
					+ "&Namespace=Test&MetricName=Load&Statistic=Sum&Period=60&EvaluationPeriods=2&Threshold=1.5"
					+ "&ActionsEnabled=false&ComparisonOperator=GreaterThanThreshold"
					+ "&Dimensions.member.1.Name=Shop&Dimensions.member.1.Value=one")));
		HttpResponse<String> form = send(
				signed("monitoring").header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers
						.ofString("Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=form")));
		HttpResponse<String> json = send(
				signed("monitoring").header("X-Amz-Target", "GraniteServiceVersion20100801.DescribeAlarms")
					.header("Content-Type", "application/x-amz-json-1.0")
					.POST(HttpRequest.BodyPublishers.ofString("{\"AlarmNames\":[\"form\"]}")));
		HttpResponse<String> wrong = send(
				signed("monitoring").header("X-Amz-Target", "GraniteServiceVersion20100801.GetDashboard")
					.header("Content-Type", "application/x-amz-json-1.0")
					.POST(HttpRequest.BodyPublishers.ofString("{\"DashboardName\":\"none\"}")));

		assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
		assertThat(form.body()).contains("<Period>60</Period>", "<Threshold>1.5</Threshold>", "<Value>one</Value>");
		assertThat(json.body()).contains("\"Period\":60", "\"Threshold\":1.5", "\"ActionsEnabled\":false");
		assertThat(wrong.body()).contains("\"__type\":\"DashboardNotFoundError\"");
		assertThat(wrong.headers().firstValue("x-amzn-query-error")).hasValue("ResourceNotFound;Sender");
	}

	private HttpRequest.Builder at(String path) {
		return HttpRequest.newBuilder(URI.create(this.cloud.address() + path));
	}

	private HttpRequest.Builder signed(String service) {
		return at("/").header("Authorization", "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/" + service
				+ "/aws4_request, SignedHeaders=host, Signature=00");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
