import pytest

from webapp import Config


@pytest.mark.parametrize(
    ("environment", "config"),
    [
        ({}, Config(index="./index", public_url="")),
        ({"KHABARKHOJ_INDEX": ""}, Config(index="./index")),
        (
            {"KHABARKHOJ_INDEX": "/srv/news", "KHABARKHOJ_URL": "https://k.example/"},
            Config("/srv/news", "https://k.example"),
        ),
    ],
)
def test_settings_come_from_the_environment(monkeypatch, environment, config):
    for name in ("KHABARKHOJ_INDEX", "KHABARKHOJ_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Config.from_environment() == config
