"""Cổng thông tin điện tử tỉnh Tiền Giang; part of Đồng Tháp since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="tiengiang",
    province="Tiền Giang",
    home="https://tiengiang.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="dongthap",
)
