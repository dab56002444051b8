"""Huyện Krông Nô, Đắk Nông: trang thông tin điện tử (SharePoint, Lạc Việt)."""

from newsspider.families import lacviet

portal = lacviet.portal(
    name="krongno_daknong",
    province="Đắk Nông",
    home="http://krongno.daknong.gov.vn",
    sections={
        "tin-tuc-su-kien": "/tin-tuc-su-kien/",
        "tin-tuc-su-kien/tin-noi-bat": "/tin-tuc-su-kien/tin-noi-bat/",
        "tin-tuc-su-kien/van-hoa-xa-hoi": "/tin-tuc-su-kien/van-hoa-xa-hoi/",
        "tin-tuc-su-kien/tin-hoat-dong-cua-lanh-dao-huyen": "/tin-tuc-su-kien/tin-hoat-dong-cua-lanh-dao-huyen/",
        "thong-tin-chi-dao-dieu-hanh": "/thong-tin-chi-dao-dieu-hanh/",
        "doanh-nghiep": "/doanh-nghiep/",
        "du-lich": "/du-lich/",
        "tin-dau-thau": "/tin-dau-thau/",
        "tiep-cong-dan": "/tiep-cong-dan/",
        "ket-qua-xu-ly-don-thu": "/ket-qua-xu-ly-don-thu/",
    },
    sample="/da-dang-cac-hinh-thuc-tuyen-truyen-ve-hoc-tap-va-lam-theo-bac-ho/",
    seen="2019-08",
)
