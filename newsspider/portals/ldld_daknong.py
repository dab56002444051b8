"""Liên đoàn Lao động tỉnh Đắk Nông (a Liferay 6 frame around Lạc Việt's articles)."""

from newsspider.families import lacviet

portal = lacviet.portal(
    name="ldld_daknong",
    province="Đắk Nông",
    home="http://ldld.daknong.gov.vn",
    sections={
        "trang-chu": "/",
        "tin-tuc-su-kien": "/tin-tuc-su-kien/",
    },
    sample="/dak-song-chan-chinh-tac-phong-le-loi-lam-viec-cua-can-bo-cong-chuc-vien-chuc/",
    seen="2019-08",
)
